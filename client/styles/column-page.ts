import { css } from 'lit'

/** A page that is read from top to bottom: one column that scrolls, in a `.stage` inside a `.scroll`. */
export const columnPage = css`
  :host {
    display: block;
    min-block-size: 0;
    container-type: inline-size;
  }
  .scroll {
    position: relative;
    block-size: 100%;
    overflow-y: auto;
    overscroll-behavior: contain;
    padding: var(--space-2);
  }
  .stage {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--space-2);
    max-inline-size: var(--column);
  }
  .title {
    font: var(--type-title);
    font-weight: var(--strong);
    letter-spacing: -0.01em;
    overflow-wrap: anywhere;
    text-wrap: balance;
  }
  .title:focus {
    outline: none;
  }
  .note {
    font: var(--type-small);
    color: var(--muted);
  }
  /* As somebody wrote it. */
  .said {
    white-space: pre-wrap;
    overflow-wrap: anywhere;
  }
`
