import { css } from 'lit'

export const peoplePageStyles = css`
  :host {
    display: block;
    font: var(--type-body);
  }
  .inside {
    display: grid;
    gap: var(--space-3);
    max-inline-size: var(--column);
    padding: var(--space-2);
  }
  section {
    display: grid;
    gap: var(--space-1);
  }
  h1 {
    font: var(--type-title);
    font-weight: var(--strong);
    margin-block-end: var(--space-05);
  }
  h2 {
    font: var(--type-lead);
    font-weight: var(--strong);
  }
  .note {
    font: var(--type-small);
    color: var(--muted);
    max-inline-size: var(--measure);
  }
  form {
    display: grid;
    gap: var(--space-1);
    padding: var(--space-15);
    border: 1px solid var(--line);
    border-radius: var(--radius-large);
    background: var(--surface);
  }
  label {
    display: grid;
    gap: 2px;
    font: var(--type-small);
    font-weight: var(--strong);
  }
  .acts {
    display: flex;
    flex-wrap: wrap;
    gap: var(--space-1);
  }
  li {
    display: flex;
    align-items: center;
    gap: var(--space-1);
    min-block-size: var(--target);
    overflow-wrap: anywhere;
  }
`
