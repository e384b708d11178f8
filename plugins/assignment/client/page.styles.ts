import { css } from 'lit'

/** A page of the assignment: one column that scrolls. */
export const pageStyles = css`
  :host {
    display: block;
    block-size: 100%;
    min-block-size: 0;
    container-type: inline-size;
  }
  .scroll {
    position: relative;
    block-size: 100%;
    overflow-y: auto;
    overscroll-behavior: contain;
    padding: var(--space-2);
  }
  .stage {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--space-3);
    max-inline-size: var(--column);
  }
  /* A part that has nothing to say takes no room among the others. */
  .stage > :is(sign-several, waiting-elsewhere, sign-panel, invite-panel, observing-panel, peer-panel, looking-on) {
    display: contents;
  }
  .title {
    padding-block-end: var(--space-1);
    font: var(--type-title);
    font-weight: var(--strong);
    letter-spacing: -0.01em;
    overflow-wrap: anywhere;
    text-wrap: balance;
  }
  .finding {
    padding-block-end: var(--space-1);
    font: var(--type-lead);
  }
  h3 {
    font: var(--type-body);
    font-weight: var(--strong);
    padding-block-end: var(--space-05);
  }
  .note {
    font: var(--type-small);
    color: var(--muted);
  }
  .said {
    white-space: pre-wrap;
    overflow-wrap: anywhere;
  }
  .row {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--space-1);
  }
  .waits {
    display: grid;
    gap: var(--space-05);
    padding: var(--space-1) var(--space-15);
    border-radius: var(--radius);
    background: var(--attention-soft);
  }
  .waits a {
    color: inherit;
  }
  .links {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0 var(--space-2);
  }
  .links a:not(.button) {
    display: inline-flex;
    align-items: center;
    min-block-size: var(--target);
    font: var(--type-small);
  }
  /* Above a title: the way back to where one came from. */
  .up {
    margin-block: calc(-1 * var(--space-05)) var(--space-05);
    font: var(--type-small);
  }
  .up a {
    display: inline-flex;
    align-items: center;
    gap: var(--space-05);
    min-block-size: var(--target-least);
    text-decoration: none;
  }
  .up a:hover {
    text-decoration: underline;
  }
  @media (pointer: coarse) {
    .up a {
      min-block-size: var(--target);
    }
  }
`
