import { css } from 'lit'

export const panelStyles = css`
  :host {
    display: block;
  }
  form {
    display: grid;
    gap: var(--space-05) var(--space-1);
  }
  header {
    display: flex;
    align-items: center;
    gap: var(--space-1);
  }
  h2 {
    flex: 1;
    font: var(--type-small);
    font-weight: var(--strong);
  }
  .what {
    display: flex;
    flex-wrap: wrap;
    gap: var(--space-1);
  }
  .what label {
    flex: 1 1 14rem;
    min-inline-size: 0;
  }
  .what .input {
    min-block-size: var(--target);
    text-overflow: ellipsis;
  }
  .what .button {
    flex: 0 1 auto;
  }
  .say {
    display: flex;
    gap: var(--space-05);
    font: var(--type-note);
    color: var(--muted);
  }
  .say .icon {
    margin-block-start: 1px;
  }
  .say.more {
    color: var(--attention);
  }
  .failure {
    font: var(--type-small);
    color: var(--danger);
  }
  @media (max-width: 480px) {
    .what .button {
      flex: 1 0 100%;
    }
  }
`
