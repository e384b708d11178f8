import { css } from 'lit'

/** A dialog of the chat: over the page, and on a phone nearly all of it. */
export const dialogStyles = css`
  .field {
    display: grid;
    gap: var(--space-05);
    font: var(--type-small);
    font-weight: var(--strong);
  }
  .field .input {
    font-weight: var(--regular);
  }
  .people {
    max-block-size: min(20rem, 45dvh);
    overflow-y: auto;
    overscroll-behavior: contain;
  }
  .person {
    display: flex;
    align-items: center;
    gap: var(--space-1);
    inline-size: 100%;
    min-block-size: 44px;
    padding: 4px var(--space-1);
    border: 0;
    border-radius: var(--radius-small);
    background: none;
    font: var(--type-small);
    text-align: start;
    cursor: pointer;
  }
  .person:hover {
    background: var(--accent-soft);
  }
  .person:focus-visible {
    outline-offset: -2px;
  }
  .person bdi {
    min-inline-size: 0;
    overflow-wrap: anywhere;
  }
  .person .beside {
    color: var(--muted);
  }
  .person input {
    inline-size: 18px;
    block-size: 18px;
    margin: 0;
    margin-inline-start: auto;
    flex: none;
  }
`
