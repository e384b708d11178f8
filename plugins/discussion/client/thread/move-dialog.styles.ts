import { css } from 'lit'

export const moveDialogStyles = css`
  dialog {
    --dialog-width: 32rem;
  }
  #what {
    display: grid;
    gap: var(--space-05);
    font: var(--type-small);
    color: var(--muted);
  }
  blockquote {
    margin: 0;
    padding-inline-start: var(--space-1);
    border-inline-start: 2px solid var(--line-strong);
    overflow-wrap: anywhere;
  }
  blockquote b {
    color: var(--text);
  }
  legend,
  .named {
    font: var(--type-small);
    font-weight: var(--strong);
  }
  .named {
    display: grid;
    gap: var(--space-05);
  }
  .named .input {
    font: var(--type-body);
    font-weight: var(--regular);
  }
  .choice {
    display: flex;
    align-items: center;
    padding-block: 2px;
    accent-color: var(--accent);
    gap: var(--space-1);
    min-block-size: var(--target);
    overflow-wrap: anywhere;
    cursor: pointer;
  }
  .threads {
    max-block-size: 14rem;
    overflow-y: auto;
    padding-inline: var(--space-1);
    border: 1px solid var(--line);
    border-radius: var(--radius-small);
  }
  .none {
    padding-block: var(--space-1);
    font: var(--type-small);
    color: var(--muted);
  }
`
