import { css } from 'lit'

export const signPanelStyles = css`
  section {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--space-15);
    padding: var(--space-2);
    border: 1px solid var(--line-strong);
    border-radius: var(--radius-large);
  }
  h3 {
    font: var(--type-lead);
    font-weight: var(--strong);
  }
  .field {
    display: grid;
    gap: var(--space-05);
    font: var(--type-small);
    font-weight: var(--strong);
  }
  .row {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--space-1);
  }
  .push {
    margin-inline-start: auto;
  }
  .wrong {
    font: var(--type-small);
    color: var(--danger);
  }
  .wrong:empty {
    margin-block-start: calc(-1 * var(--space-15));
  }
`
