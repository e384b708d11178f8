import { css } from 'lit'

/** What the page of mentors and its parts look alike in. */
export const mentorsStyles = css`
  :host {
    display: grid;
    gap: var(--space-3);
    font: var(--type-body);
  }
  h2 {
    font: var(--type-lead);
    font-weight: var(--strong);
    margin-block-end: var(--space-05);
  }
  section {
    display: grid;
    gap: var(--space-1);
    align-content: start;
  }
  .note {
    font: var(--type-small);
    color: var(--muted);
    max-inline-size: var(--measure);
  }
  .lines {
    white-space: pre-line;
    max-inline-size: var(--measure);
    line-height: 1.9;
  }
  .finding {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--space-1) var(--space-2);
    font: var(--type-lead);
  }
  li {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--space-1) var(--space-15);
    padding-block: var(--space-15);
    border-block-end: 1px solid var(--line);
  }
  li .who {
    flex: 1 1 12rem;
    min-inline-size: 0;
    overflow-wrap: anywhere;
  }
  li .choices {
    display: flex;
    flex: 1 1 24rem;
    flex-wrap: wrap;
    gap: var(--space-1);
  }
  li .choices label {
    flex: 1 1 8rem;
  }
  label {
    display: grid;
    gap: 2px;
    min-inline-size: 0;
    font: var(--type-small);
    font-weight: var(--strong);
  }
  label.check {
    display: flex;
    align-items: center;
    gap: var(--space-1);
    min-block-size: var(--target);
  }
  label .hint {
    font-weight: var(--regular);
    color: var(--muted);
  }
  form {
    display: grid;
    gap: var(--space-15);
    max-inline-size: var(--measure);
    justify-items: start;
  }
  form > label {
    inline-size: 100%;
  }
  form > label.short {
    max-inline-size: 12rem;
  }
`
