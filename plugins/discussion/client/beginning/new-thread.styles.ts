import { css } from 'lit'

export const newThreadStyles = css`
  :host {
    display: block;
  }
  .line {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr) auto;
    align-items: center;
    gap: 0 var(--space-15);
    inline-size: 100%;
    min-block-size: 44px;
    padding: 5px 6px 5px var(--space-1);
    border: 1px solid var(--line-strong);
    border-radius: var(--radius-large);
    background: var(--surface);
    color: var(--muted);
    font: var(--type-field);
    text-align: start;
    cursor: text;
  }
  .line:hover {
    border-color: var(--accent);
  }
  .line .begun {
    color: var(--text);
  }
  .line > span {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .go {
    display: grid;
    place-items: center;
    inline-size: var(--target-primary);
    block-size: var(--target-primary);
    border-radius: var(--radius);
    background: var(--accent);
    color: var(--on-accent);
  }
  form {
    display: grid;
    gap: var(--space-1);
  }
  .input {
    font-weight: var(--strong);
  }
  .input::placeholder {
    font-weight: var(--regular);
  }
  .length {
    font: var(--type-small);
    color: var(--muted);
  }
  .wrong {
    padding-block-start: var(--space-05);
    font: var(--type-small);
    color: var(--danger);
  }
`
