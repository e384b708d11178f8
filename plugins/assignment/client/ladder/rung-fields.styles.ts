import { css } from 'lit'

export const rungFieldsStyles = css`
  fieldset.rung {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--space-15);
    padding: var(--space-2);
    border: 1px solid var(--line);
    border-radius: var(--radius-large);
  }
  legend {
    font: var(--type-small);
    font-weight: var(--strong);
  }
  /* The number of the step stands inside its box, as a heading does. */
  fieldset.rung > legend {
    float: inline-start;
    inline-size: 100%;
    font: var(--type-lead);
    font-weight: var(--strong);
  }
  label.field {
    display: grid;
    gap: var(--space-05);
    font: var(--type-small);
    font-weight: var(--strong);
  }
  .row {
    display: flex;
    flex-wrap: wrap;
    align-items: end;
    gap: var(--space-1) var(--space-15);
  }
  .row .field {
    flex: 1 1 9rem;
    min-inline-size: 0;
  }
  .check {
    display: inline-flex;
    gap: var(--space-05);
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
