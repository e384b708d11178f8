import { css } from 'lit'

export const threadEndingStyles = css`
  :host {
    display: block;
  }
  .panel {
    display: grid;
    gap: var(--space-1);
    margin-block: var(--space-05) var(--space-15);
    padding: var(--space-15);
    border-radius: var(--radius-large);
    background: var(--sunken);
    font: var(--type-small);
  }
  .sides {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(12rem, 1fr));
    gap: var(--space-15) var(--space-2);
  }
  h2 {
    padding-block-end: var(--space-05);
    font: var(--type-small);
    font-weight: var(--strong);
  }
  ul {
    display: flex;
    flex-wrap: wrap;
    gap: 2px var(--space-15);
  }
  li {
    display: flex;
    align-items: center;
    gap: 6px;
    min-block-size: 28px;
    --around: var(--sunken);
  }
  .nobody {
    color: var(--muted);
  }
  .line {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--space-05) var(--space-15);
  }
  .when {
    display: inline-flex;
    align-items: center;
    gap: var(--space-05);
  }
  .when::first-letter {
    text-transform: uppercase;
  }
  .button[aria-pressed='true'] {
    border-color: var(--accent);
    background: var(--accent-soft);
    color: var(--accent);
  }
  .form {
    display: grid;
    gap: var(--space-1);
  }
`
