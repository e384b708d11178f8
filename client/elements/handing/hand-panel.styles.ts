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
    block-size: 100%;
    min-block-size: var(--target-primary);
    text-overflow: ellipsis;
  }
  .what .button {
    flex: none;
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
    .what .name {
      flex-basis: 100%;
    }
    .what label {
      flex-basis: 0;
    }
  }
`
