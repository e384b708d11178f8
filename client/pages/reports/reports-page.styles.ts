import { css } from 'lit'

export const reportsPageStyles = css`
  :host {
    display: block;
    block-size: 100%;
    overflow-y: auto;
  }
  .inside {
    display: grid;
    gap: var(--space-3);
    max-inline-size: var(--column);
    padding: var(--space-2);
  }
  h1 {
    font: var(--type-title);
    font-weight: var(--strong);
  }
  h2 {
    margin-block-end: var(--space-1);
    font: var(--type-lead);
    font-weight: var(--strong);
  }
  .card {
    padding-block: var(--space-15);
    border-block-start: 1px solid var(--line);
    overflow-wrap: anywhere;
  }
  summary {
    min-block-size: var(--target);
    font: var(--type-small);
    color: var(--muted);
    cursor: pointer;
  }
  .reasons {
    margin-block: var(--space-1);
    padding-inline-start: var(--space-15);
    border-inline-start: 3px solid var(--attention);
    font: var(--type-small);
  }
  .acts {
    display: flex;
    flex-wrap: wrap;
    gap: var(--space-1);
  }
  .line {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    justify-content: space-between;
    gap: 0 var(--space-2);
    padding-block: var(--space-05);
    border-block-start: 1px solid var(--line);
    font: var(--type-small);
  }
  .note {
    font: var(--type-small);
    color: var(--muted);
  }
`
