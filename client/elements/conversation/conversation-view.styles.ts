import { css } from 'lit'
import { inMessageStyles } from './lines/in-message.styles.ts'

export const conversationStyles = css`
  ${inMessageStyles}
  :host {
    display: block;
    block-size: 100%;
    min-block-size: 0;
    container: conversation / inline-size;
    font: var(--type-body);
  }
  .all {
    display: grid;
    grid-template: 'before' auto 'messages' minmax(0, 1fr) 'foot' auto / minmax(0, 1fr);
    position: relative;
    block-size: 100%;
    min-block-size: 0;
  }
  .before {
    grid-area: before;
    min-inline-size: 0;
  }
  /* Replies read together lie over the room, as a page of their own... */
  reply-thread {
    position: absolute;
    inset: 0;
    z-index: 2;
  }
  .scroll {
    grid-area: messages;
    position: relative;
    overflow-y: auto;
    overscroll-behavior: contain;
    /* The reader's place is kept by script, in every browser alike. */
    overflow-anchor: none;
    padding: var(--space-2);
  }
  .scroll:focus-visible {
    outline-offset: -2px;
  }
  .columns {
    display: grid;
    grid-template-columns: minmax(0, 42rem);
    gap: var(--space-3) var(--space-4);
    align-items: start;
  }
  .reading > .opening {
    padding-block-end: var(--space-15);
  }
  .more {
    display: block;
    margin-block: var(--space-1);
  }
  /* Nothing moves when somebody begins to type. */
  typing-line {
    display: block;
    block-size: 1.75rem;
  }
  .margin {
    display: none;
  }
  .foot {
    grid-area: foot;
    position: relative;
    padding: var(--space-1) var(--space-2);
    border-block-start: 1px solid var(--line);
  }
  .foot > * {
    max-inline-size: 42rem;
  }
  .foot .closed {
    display: flex;
    align-items: center;
    gap: var(--space-1);
    min-block-size: var(--target);
    color: var(--muted);
    font: var(--type-small);
  }
  .locked {
    display: flex;
    align-items: center;
    gap: var(--space-1);
    padding: var(--space-15);
    border-radius: var(--radius-large);
    background: var(--sunken);
    font: var(--type-small);
  }
  .answered {
    display: flex;
    align-items: center;
    gap: var(--space-1);
    padding-inline: var(--space-15) var(--space-05);
    border-block-end: 1px solid var(--line);
    font: var(--type-small);
    color: var(--muted);
  }
  .answered p {
    flex: 1;
    min-inline-size: 0;
    padding-inline-start: var(--space-1);
    border-inline-start: 2px solid var(--line-strong);
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .answered strong {
    color: var(--text);
  }
  .float {
    position: absolute;
    inset-block-end: calc(100% + var(--space-1));
    inset-inline: 0;
    max-inline-size: none;
    display: grid;
    justify-items: center;
    pointer-events: none;
  }
  .float > * {
    pointer-events: auto;
  }
  @container conversation (min-width: 880px) {
    .columns {
      grid-template-columns: minmax(0, 42rem) var(--margin-column);
    }
    .margin {
      display: block;
      position: sticky;
      inset-block-start: 0;
    }
    .foot > message-composer,
    .foot > .closed {
      inline-size: calc(100% - var(--margin-column) - var(--space-4));
    }
    /* Beside the composer there is room: the pill covers nothing. */
    .float {
      inset-block: 0;
      inset-inline: calc(var(--space-2) + min(42rem, 100% - var(--margin-column) - 4rem) + var(--space-4)) auto;
      align-content: center;
      justify-items: start;
    }
  }
  /* ...and beside it where there is width for both. */
  @container conversation (min-width: 760px) {
    :host([threaded]) .all {
      grid-template: 'before thread' auto 'messages thread' minmax(0, 1fr) 'foot thread' auto / minmax(0, 1fr) minmax(
          20rem,
          26rem
        );
    }
    :host([threaded]) .columns {
      grid-template-columns: minmax(0, 42rem);
    }
    :host([threaded]) .margin {
      display: none;
    }
    :host([threaded]) .foot > message-composer,
    :host([threaded]) .foot > .closed {
      inline-size: auto;
    }
    :host([threaded]) .float {
      inset-block: auto calc(100% + var(--space-1));
      inset-inline: 0;
      justify-items: center;
    }
    reply-thread {
      grid-area: thread;
      position: static;
      border-inline-start: 1px solid var(--line);
      min-block-size: 0;
    }
  }
  @container conversation (max-width: 480px) {
    .scroll {
      padding-block: var(--space-15);
    }
    .foot {
      padding-inline: var(--space-1);
      padding-block-end: max(var(--space-1), env(safe-area-inset-bottom));
    }
  }
  /* On paper there is nothing to scroll and nowhere to write. */
  /* Above a phone's keyboard what was said last comes before the room around it. */
  @container page (max-height: 26rem) {
    .scroll {
      padding-block: var(--space-1) 0;
    }
    typing-line {
      block-size: 1.25rem;
    }
    .foot {
      padding-block: var(--space-05);
    }
  }
  @media print {
    :host,
    .all {
      display: block;
      block-size: auto;
      container-type: normal;
    }
    .before,
    reply-thread {
      display: none;
    }
    .scroll {
      overflow: visible;
      padding: 0;
    }
    .foot,
    .more,
    .margin {
      display: none;
    }
  }
`
