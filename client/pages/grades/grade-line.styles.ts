import { css } from 'lit'

export const gradeLineStyles = css`
  :host {
    display: grid;
    gap: var(--space-05);
  }
  .line {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--space-05) var(--space-15);
    font: var(--type-small);
  }
  .label {
    flex-basis: 100%;
    color: var(--muted);
  }
  .points {
    min-inline-size: 5.5rem;
    font: var(--type-body);
    font-weight: var(--strong);
    font-variant-numeric: tabular-nums;
  }
  .state {
    display: inline-flex;
    align-items: center;
    gap: var(--space-05);
    padding: 1px var(--space-1);
    border-radius: var(--radius-small);
    background: var(--sunken);
    color: var(--muted);
  }
  .state.accepted {
    background: var(--positive-soft);
    color: var(--positive);
  }
  .state:is(.conflict, .kept) {
    background: var(--attention-soft);
    color: var(--attention);
  }
  .state.refused {
    background: var(--danger-soft);
    color: var(--danger);
  }
  .acts {
    display: flex;
    gap: var(--space-15);
    margin-inline-start: auto;
  }
  .comment,
  .reason {
    font: var(--type-small);
    color: var(--muted);
    max-inline-size: var(--measure);
    overflow-wrap: anywhere;
  }
  .decision {
    display: flex;
    flex-wrap: wrap;
    align-items: end;
    gap: var(--space-1) var(--space-3);
    padding: var(--space-1) var(--space-15);
    border-inline-start: 3px solid var(--attention);
    background: var(--attention-soft);
  }
  dl {
    display: flex;
    gap: var(--space-3);
  }
  dt {
    font: var(--type-note);
    color: var(--muted);
  }
  dd {
    font-weight: var(--strong);
    font-variant-numeric: tabular-nums;
  }
  .choices {
    display: flex;
    flex-wrap: wrap;
    gap: var(--space-1);
  }
  .choices .button {
    flex-grow: 1;
  }
  .history {
    display: grid;
    gap: 2px;
    padding-inline-start: var(--space-15);
    border-inline-start: 1px solid var(--line);
    font: var(--type-small);
  }
`
