import { css } from 'lit'

export const groupCardStyles = css`
  :host {
    display: block;
    border: 1px solid var(--line);
    border-radius: var(--radius-large);
    background: var(--surface);
  }
  summary {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    gap: 0 var(--space-1);
    min-block-size: var(--target);
    padding: var(--space-1) var(--space-15);
    cursor: pointer;
  }
  summary::before {
    align-self: center;
    margin-inline: 2px 0;
  }
  h3 {
    font: var(--type-body);
    font-weight: var(--strong);
    overflow-wrap: anywhere;
  }
  .note {
    font: var(--type-small);
    color: var(--muted);
  }
  details > :not(summary) {
    margin-inline: var(--space-15);
    margin-block-end: var(--space-15);
  }
  li,
  .choice {
    display: flex;
    align-items: center;
    gap: var(--space-1);
    min-block-size: var(--target);
  }
  li .text-button {
    margin-inline-start: auto;
    flex: none;
  }
  form {
    display: grid;
    gap: var(--space-1);
  }
  form > label {
    display: grid;
    gap: 2px;
    font: var(--type-small);
    font-weight: var(--strong);
  }
  fieldset {
    max-block-size: 20rem;
    overflow-y: auto;
  }
  .choice input {
    inline-size: 1.25rem;
    block-size: 1.25rem;
    flex: none;
    accent-color: var(--accent);
  }
  .acts {
    display: flex;
    flex-wrap: wrap;
    gap: var(--space-1);
  }
`
