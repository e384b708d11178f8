import { css } from 'lit'

export const stripStyles = css`
  :host {
    display: block;
    min-block-size: 0;
  }
  .moments,
  .all {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--space-1);
  }
  .moments {
    max-block-size: calc((100dvh - var(--keyboard, 0px)) * 0.45);
    padding: var(--space-1) var(--space-2);
    overflow-y: auto;
    border-block-end: 1px solid var(--line);
    background: var(--sunken);
    --around: var(--sunken);
    font: var(--type-small);
    overflow-wrap: anywhere;
  }
  .on {
    display: grid;
    gap: var(--space-05);
    padding-inline-start: var(--space-15);
    border-inline-start: 3px solid var(--accent);
  }
  /* One line, which what it opens scrolls below. */
  @media (max-width: 640px), (max-height: 480px) {
    .moments {
      grid-template-rows: auto minmax(0, 1fr);
      gap: 0;
      max-block-size: calc((100dvh - var(--keyboard, 0px)) * 0.6);
      padding-block: 0;
      overflow: hidden;
    }
    .all {
      padding-block-end: var(--space-1);
      overflow-y: auto;
    }
    .on > .named {
      display: none;
    }
    .all .button,
    .all .text-button,
    .all summary {
      min-block-size: 44px;
    }
  }
  /* Where there is room, what one can do stands at the end of what is on. */
  @media (min-width: 641px) {
    .on {
      grid-template-columns: minmax(0, 1fr) auto;
    }
    .on > * {
      grid-column: 1;
    }
    .on > .row:not(:first-child) {
      grid-column: 2;
      grid-row: 1 / span 3;
      align-self: start;
    }
  }
  h3 {
    font: var(--type-body);
    font-weight: var(--strong);
  }
  .question {
    font: var(--type-body);
  }
  .quiet {
    color: var(--muted);
  }
  .mine {
    color: var(--accent);
    font-weight: var(--strong);
  }
  .row {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--space-05) var(--space-15);
  }
  .row > :first-child {
    min-inline-size: 0;
  }
  /* What is to come: its drawing, what it is, when, and beside that what one can do. */
  .ahead {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    gap: 0 var(--space-1);
  }
  .ahead > .icon {
    margin-block-start: 2px;
  }
  .ahead > .row {
    grid-column: 2;
    gap: 0 var(--space-15);
  }
  ol {
    display: flex;
    flex-wrap: wrap;
    gap: var(--space-05) var(--space-15);
    padding: 0;
    list-style: none;
  }
  ol li {
    display: flex;
    align-items: center;
    gap: 6px;
  }
  summary {
    padding-block: max(0px, (var(--target-least) - 1lh) / 2);
  }
  /* On a phone what is over takes one line until it is asked for. */
  @media (max-width: 480px) {
    .entry:not([open]) > summary {
      overflow: hidden;
      text-overflow: ellipsis;
      white-space: nowrap;
    }
  }
  .kept {
    padding-block: var(--space-05);
    white-space: pre-line;
  }
  .entry > :not(summary),
  .older > .entry {
    padding-inline-start: var(--space-2);
  }
  label {
    display: grid;
    gap: var(--space-05);
    font-weight: var(--strong);
  }
  textarea {
    font-weight: var(--regular);
  }
  @media print {
    .row button {
      display: none;
    }
    .moments {
      max-block-size: none;
    }
    .line {
      display: none;
    }
    .all[hidden] {
      display: grid !important;
    }
  }
`
