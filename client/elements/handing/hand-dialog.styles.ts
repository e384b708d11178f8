import { css } from 'lit'

export const handStyles = css`
  dialog {
    --dialog-width: 34rem;
  }
  fieldset {
    min-inline-size: 0;
  }
  legend,
  .name {
    font: var(--type-small);
    font-weight: var(--strong);
  }
  legend {
    margin-block-end: var(--space-05);
  }
  .name {
    display: grid;
    gap: var(--space-05);
  }
  .name input {
    font-weight: var(--regular);
  }
  .stretch {
    max-block-size: 30dvh;
    overflow-y: auto;
    border: 1px solid var(--line);
    border-radius: var(--radius);
  }
  .stretch label {
    align-items: start;
    padding: 6px var(--space-1);
  }
  .stretch li + li {
    border-block-start: 1px solid var(--line);
  }
  li label,
  .forms label {
    display: flex;
    gap: var(--space-1);
    font: var(--type-small);
  }
  .forms label {
    align-items: center;
    min-block-size: var(--target);
  }
  input:is([type='checkbox'], [type='radio']) {
    flex: none;
    inline-size: 1rem;
    block-size: 1rem;
    margin: 2px 0 0;
    accent-color: var(--accent);
  }
  li span,
  .forms span {
    min-inline-size: 0;
    overflow-wrap: anywhere;
  }
  .stays {
    color: var(--muted);
  }
  .reach {
    display: flex;
    gap: var(--space-05);
    font: var(--type-small);
    color: var(--muted);
  }
  .reach.more {
    color: var(--attention);
  }
`
