import { css } from 'lit'

/** A page on which people's part is looked at: one column that scrolls, and the rubric beside it where there is room. */
export const judgingStyles = css`
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
    max-inline-size: 42rem;
  }
  h1 {
    font: var(--type-title);
    font-weight: var(--strong);
    letter-spacing: -0.01em;
    outline: none;
  }
  h2 {
    font: var(--type-lead);
    font-weight: var(--strong);
    overflow-wrap: anywhere;
  }
  .note {
    font: var(--type-small);
    color: var(--muted);
  }
  .wrong {
    font: var(--type-small);
    color: var(--danger);
  }
  .row {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--space-05) var(--space-2);
  }
  .words {
    white-space: pre-wrap;
    overflow-wrap: anywhere;
  }
`
