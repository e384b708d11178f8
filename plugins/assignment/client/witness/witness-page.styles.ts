import { css } from 'lit'

export const witnessPageStyles = css`
  :host {
    display: grid;
    gap: var(--space-2);
    padding: var(--space-3) var(--space-2);
    font: var(--type-body);
  }
  h1 {
    font: var(--type-title);
    font-weight: var(--strong);
    letter-spacing: -0.01em;
    text-wrap: balance;
  }
  h1:focus {
    outline: none;
  }
  h2 {
    font: var(--type-lead);
    font-weight: var(--strong);
  }
  section,
  form,
  ul {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--space-1);
  }
  li {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--space-05);
    padding: var(--space-15);
    border: 1px solid var(--line);
    border-radius: var(--radius);
  }
  .answer {
    gap: var(--space-15);
    padding: var(--space-2);
    border: 1px solid var(--line-strong);
    border-radius: var(--radius-large);
  }
  .field {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--space-05);
    font: var(--type-small);
  }
  .two {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(8.5rem, 100%), 1fr));
    gap: var(--space-1);
  }
  .note {
    font: var(--type-small);
    color: var(--muted);
    overflow-wrap: anywhere;
  }
  .said {
    white-space: pre-wrap;
    overflow-wrap: anywhere;
  }
  .row {
    display: flex;
    flex-wrap: wrap;
    gap: var(--space-1);
  }
  .wrong {
    font: var(--type-small);
    color: var(--danger);
  }
  @media (max-width: 480px) {
    .button.tall {
      inline-size: 100%;
    }
  }
`
