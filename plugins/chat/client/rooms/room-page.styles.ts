import { css } from 'lit'

export const roomStyles = css`
  :host {
    display: grid;
    grid-template: auto auto auto minmax(0, 1fr) / minmax(0, 1fr);
    block-size: 100%;
    min-block-size: 0;
    container: room / inline-size;
  }
  /* Between the bar and what is said there is room for a moment. */
  conversation-view,
  .page {
    grid-row: 4;
  }
  conversation-view {
    block-size: 100%;
  }
  .bar {
    display: flex;
    align-items: center;
    gap: var(--space-1);
    min-block-size: 44px;
    padding-inline: var(--space-2) var(--space-1);
    border-block-end: 1px solid var(--line);
  }
  .bar :is(h1, h2) {
    min-inline-size: 0;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
    font: var(--type-body);
    font-weight: var(--strong);
  }
  .bar p {
    flex: none;
    font: var(--type-small);
    color: var(--muted);
  }
  .bar .tools {
    display: flex;
    flex: none;
    margin-inline-start: auto;
  }
  .off {
    grid-row: 3;
    padding: var(--space-1) var(--space-2);
    background: var(--sunken);
    font: var(--type-small);
  }
  .page {
    max-inline-size: var(--measure);
    padding: var(--space-2);
  }
  .purpose {
    max-inline-size: var(--measure);
    padding-block-end: var(--space-1);
  }
  .readers {
    padding-block-end: var(--space-1);
    font: var(--type-small);
    color: var(--muted);
  }
  /* Where there is room it stands beside the messages. */
  @container room (min-width: 880px) {
    .purpose {
      display: none;
    }
  }
  @media print {
    :host {
      display: block;
      block-size: auto;
    }
    .bar .tools {
      display: none;
    }
  }
`
