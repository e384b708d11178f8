import { css } from 'lit'

export const threadHeadStyles = css`
  :host {
    display: block;
  }
  .top {
    display: flex;
    align-items: flex-start;
    justify-content: space-between;
    gap: var(--space-1);
  }
  .tools {
    display: flex;
    flex: none;
  }
  h1 {
    padding-block: 2px var(--space-05);
    font: var(--type-title);
    font-weight: var(--strong);
    letter-spacing: -0.01em;
    overflow-wrap: anywhere;
    text-wrap: balance;
  }
  form {
    display: flex;
    flex-wrap: wrap;
    gap: var(--space-1);
    padding-block-end: var(--space-1);
  }
  form .input {
    flex: 1 1 16rem;
    inline-size: auto;
  }
  /* On a phone they stand beside the kind, and the title has the whole width. */
  @media (max-width: 480px) {
    :host {
      position: relative;
    }
    kind-line {
      padding-inline-end: calc(2 * var(--target));
    }
    kind-line + .top > .tools {
      position: absolute;
      inset-block-start: calc((1.25rem - var(--target)) / 2);
      inset-inline-end: -8px;
    }
  }
  @media print {
    .tools {
      display: none;
    }
  }
  message-card {
    margin-block: var(--space-05) var(--space-15);
  }
`
