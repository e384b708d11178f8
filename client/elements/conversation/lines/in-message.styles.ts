import { css } from 'lit'
import { maskStyles } from '../writing/mask.styles.ts'

/** What is written below a message, or in its place: for whoever draws messages, in a line or as a tree. */
export const inMessageStyles = css`
  ${maskStyles}
  .meanwhile {
    display: grid;
    gap: var(--space-1);
    margin-block-end: var(--space-1);
    padding: var(--space-1) var(--space-15);
    border: 1px solid var(--line-strong);
    border-radius: var(--radius-large);
  }
  .meanwhile > p {
    font: var(--type-small);
    font-weight: var(--strong);
  }
  .meanwhile > button {
    justify-self: start;
  }
  message-composer[slot='below'] {
    margin-block: var(--space-1);
  }
`
