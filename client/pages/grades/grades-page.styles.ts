import { css } from 'lit'

export const gradesPageStyles = css`
  :host {
    display: block;
    font: var(--type-body);
  }
  .inside {
    display: grid;
    gap: var(--space-2);
    max-inline-size: 52rem;
    padding: var(--space-2);
  }
  header {
    display: flex;
    flex-wrap: wrap;
    align-items: start;
    justify-content: space-between;
    gap: var(--space-1) var(--space-2);
  }
  header > div:first-child {
    flex: 1 1 20rem;
  }
  h1 {
    font: var(--type-title);
    font-weight: var(--strong);
    margin-block-end: var(--space-05);
  }
  h2 {
    font: var(--type-lead);
    font-weight: var(--strong);
    margin-block-end: var(--space-05);
  }
  h3 {
    font: var(--type-small);
    font-weight: var(--strong);
  }
  .note {
    font: var(--type-small);
    color: var(--muted);
    max-inline-size: var(--measure);
  }
  .note:empty {
    display: none;
  }
  .tools {
    display: flex;
    align-items: center;
    gap: var(--space-1);
  }
  .person {
    display: flex;
    gap: var(--space-15);
    padding-block: var(--space-15);
    border-block-end: 1px solid var(--line);
  }
  .grades {
    display: grid;
    gap: var(--space-15);
    flex: 1;
    min-inline-size: 0;
  }
  h3 + grade-line {
    margin-block-start: calc(-1 * var(--space-1));
  }
  .unseen {
    display: grid;
    gap: var(--space-1);
    justify-items: start;
    padding: var(--space-15) var(--space-2);
    border-inline-start: 3px solid var(--attention);
    border-radius: 0 var(--radius) var(--radius) 0;
    background: var(--attention-soft);
    font: var(--type-small);
  }
  .unseen h2 {
    margin-block-end: 0;
  }
  .unseen p {
    max-inline-size: var(--measure);
  }
  section + section {
    margin-block-start: var(--space-2);
  }
`
