import { css } from 'lit'

export const maskStyles = css`
  .mask {
    padding: var(--space-05) var(--space-1) 0;
    font: var(--type-small);
  }
  .mask label {
    display: inline-flex;
    align-items: center;
    gap: 6px;
    min-block-size: var(--target);
  }
  .mask input {
    margin: 0;
  }
  .mask p {
    color: var(--muted);
  }
`
