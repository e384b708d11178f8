import { css } from 'lit'

export const settingsStyles = css`
  :host {
    display: block;
    container-type: inline-size;
  }
  form,
  .group {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--space-2);
  }
  .legend {
    padding-block-end: var(--space-1);
    font: var(--type-body);
    font-weight: var(--strong);
  }
  .field {
    display: grid;
    gap: var(--space-05);
    justify-items: start;
  }
  .field > label:not(.choice),
  .field > legend,
  .name {
    font: var(--type-small);
    font-weight: var(--strong);
  }
  fieldset.field > legend {
    padding-block-end: var(--space-05);
  }
  .optional {
    font-weight: var(--regular);
    color: var(--muted);
  }
  .hint {
    font: var(--type-note);
    color: var(--muted);
  }
  .wrong {
    display: flex;
    gap: var(--space-05);
    font: var(--type-note);
    color: var(--danger);
  }
  .number {
    display: flex;
    align-items: center;
    gap: var(--space-1);
    font: var(--type-body);
  }
  .number .input {
    inline-size: 8rem;
    font-variant-numeric: tabular-nums;
  }
  .choice {
    display: flex;
    gap: var(--space-1);
    align-items: flex-start;
    min-block-size: var(--target-least);
    padding-block: calc((var(--target-least) - 1.5rem) / 2);
    font: var(--type-body);
    cursor: pointer;
  }
  .choice input {
    flex: none;
    inline-size: 18px;
    block-size: 18px;
    margin: 3px 0 0;
    accent-color: var(--accent);
  }
  .choice .hint {
    font: var(--type-small);
    margin-inline-start: var(--space-1);
  }
  .few {
    display: inline-flex;
    flex-wrap: wrap;
    gap: 2px;
    padding: 2px;
    border-radius: calc(var(--radius) + 2px);
    background: var(--sunken);
  }
  .few label {
    position: relative;
    display: inline-flex;
  }
  .few input {
    position: absolute;
    inset: 0;
    inline-size: 100%;
    block-size: 100%;
    margin: 0;
    opacity: 0;
    cursor: pointer;
  }
  .few span {
    display: inline-flex;
    align-items: center;
    min-block-size: calc(var(--target) - 4px);
    padding: 3px 10px;
    border: 1px solid transparent;
    border-radius: var(--radius);
    color: var(--muted);
    font: var(--type-small);
  }
  .few input:hover + span {
    color: var(--text);
  }
  .few input:checked + span {
    border-color: var(--line-strong);
    background: var(--raised);
    color: var(--text);
    font-weight: var(--strong);
  }
  .few input:focus-visible + span {
    outline: var(--focus-ring);
    outline-offset: var(--focus-gap);
  }
  .lines {
    display: grid;
    gap: var(--space-05);
    inline-size: 100%;
  }
  .lines > li {
    display: flex;
    align-items: center;
    gap: var(--space-05);
  }
  .summary {
    min-block-size: 0;
  }
  .summary .text-button {
    color: var(--danger);
    text-decoration: underline;
  }
  @container (max-width: 480px) {
    .choice .hint {
      display: block;
      margin-inline-start: 0;
    }
  }
  @media (forced-colors: active) {
    .few input:checked + span {
      border-color: Highlight;
    }
  }
`
