import { css } from 'lit'

export const moveDialogStyles = css`
  dialog {
    inline-size: min(32rem, calc(100vw - 16px));
    max-block-size: calc(100dvh - 16px);
    margin: auto;
    padding: var(--space-2);
    border: 1px solid var(--line);
    border-radius: var(--radius-large);
    background: var(--raised);
    color: var(--text);
    box-shadow: var(--shadow-dialog);
  }
  dialog::backdrop {
    background: rgb(34 32 28 / 0.4);
  }
  form {
    display: grid;
    gap: var(--space-15);
  }
  h2 {
    font: var(--type-lead);
    font-weight: var(--strong);
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
  .failed {
    font: var(--type-small);
    color: var(--danger);
  }
  .ends {
    display: flex;
    flex-wrap: wrap;
    justify-content: flex-end;
    gap: var(--space-1);
  }
`
