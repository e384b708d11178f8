import { css } from 'lit'

/** One quiet sentence above the threads, with its drawing. */
export const lineStyles = css`
  :host {
    display: block;
  }
  p {
    display: flex;
    gap: var(--space-1);
    padding-block-end: var(--space-15);
    font: var(--type-small);
    color: var(--muted);
  }
  app-icon {
    flex: none;
  }
`
