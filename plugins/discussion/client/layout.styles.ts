import { css } from 'lit'

/** A page of the discussion: a column that scrolls, with a margin beside it where there is room, and what stays in view below. */
export const layout = css`
  :host {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    grid-template-rows: minmax(0, 1fr) auto;
    container-type: inline-size;
    min-block-size: 0;
  }
  .scroll {
    position: relative;
    overflow-y: auto;
    overscroll-behavior: contain;
    padding: var(--space-2);
  }
  .columns {
    display: grid;
    grid-template-columns: minmax(0, 42rem);
    gap: var(--space-3) var(--space-4);
    align-items: start;
  }
  .foot {
    padding: var(--space-1) var(--space-2);
    border-block-start: 1px solid var(--line);
  }
  .foot > * {
    max-inline-size: 42rem;
  }
  @container (max-width: 879px) {
    .margin .roomy {
      display: none;
    }
    .margin .roomy + section {
      margin-block-start: 0;
    }
  }
  @container (min-width: 880px) {
    .columns {
      grid-template-columns: minmax(0, 42rem) var(--margin-column);
    }
    .margin {
      position: sticky;
      inset-block-start: 0;
    }
    .foot > * {
      inline-size: calc(100% - var(--margin-column) - var(--space-4));
    }
  }
  @container (max-width: 480px) {
    .scroll {
      padding-block: var(--space-15);
    }
    .foot {
      padding-inline: var(--space-1);
      padding-block-end: max(var(--space-1), env(safe-area-inset-bottom));
    }
  }
`
