import { css } from 'lit'
import { columnPage } from '../../api/pages.ts'

/** A page of the assignment: one column, with more room between its parts. */
export const pageStyles = [
  columnPage,
  css`
    :host {
      block-size: 100%;
    }
    .stage {
      gap: var(--space-3);
    }
    /* A part that has nothing to say takes no room among the others. */
    .stage > :is(sign-several, waiting-elsewhere, sign-panel, invite-panel, observing-panel, peer-panel, looking-on) {
      display: contents;
    }
    .title {
      padding-block-end: var(--space-1);
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
  `,
]
