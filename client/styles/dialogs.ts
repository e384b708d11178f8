import { css } from 'lit'

/**
 * What asks something over the page: a `<dialog>` with a `form` in it, its `h2`, `.why` below it, `.failure` where it did not go,
 * and the buttons in `.ends`. `--dialog-width` is how wide it would be.
 */
export const dialogs = css`
  dialog {
    inline-size: min(var(--dialog-width, 28rem), calc(100vw - 16px));
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
  .why {
    font: var(--type-small);
    color: var(--muted);
  }
  .failure {
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
