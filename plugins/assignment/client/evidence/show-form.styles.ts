import { css } from 'lit'
import { pickerStyles } from './bringing.ts'

export const showFormStyles = css`
  ${pickerStyles}
  form {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--space-15);
    padding: var(--space-2);
    border: 1px solid var(--line);
    border-radius: var(--radius-large);
  }
  h3 {
    font: var(--type-lead);
    font-weight: var(--strong);
  }
  .row {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--space-1);
  }
  .field {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--space-05);
    font: var(--type-small);
    font-weight: var(--strong);
  }
  .two {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(8.5rem, 100%), 1fr));
    gap: var(--space-1);
  }
  legend,
  .note {
    font: var(--type-small);
  }
  legend {
    padding-block-end: var(--space-05);
    font-weight: var(--strong);
  }
  .note {
    color: var(--muted);
  }
  .wrong {
    font: var(--type-small);
    color: var(--danger);
  }
  .wrong:empty {
    margin-block-start: calc(-1 * var(--space-15));
  }
  summary {
    font: var(--type-small);
    color: var(--accent);
    font-weight: var(--strong);
  }
  details > div {
    display: grid;
    gap: var(--space-1);
    padding-block-start: var(--space-1);
  }
  .check {
    display: flex;
    gap: var(--space-1);
    align-items: center;
    min-block-size: var(--target);
    font: var(--type-small);
  }
  .check input {
    inline-size: 18px;
    block-size: 18px;
    margin: 0;
    accent-color: var(--accent);
  }
`
