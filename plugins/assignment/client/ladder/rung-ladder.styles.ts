import { css } from 'lit'

export const rungLadderStyles = css`
  :host {
    display: block;
  }
  ol {
    --rail: 26px;
    display: grid;
  }
  a {
    position: relative;
    display: grid;
    grid-template-columns: var(--rail) minmax(0, 1fr);
    column-gap: var(--space-2);
    min-block-size: 52px;
    padding-block: var(--space-1);
    color: inherit;
    text-decoration: none;
  }
  .bars {
    position: absolute;
    inset-block: 0;
    inset-inline-start: 0;
    inline-size: var(--rail);
    border: solid var(--line-strong);
    border-width: 0 1.5px;
  }
  .bars::before {
    content: '';
    position: absolute;
    inset-block-start: 18px;
    inset-inline: 0;
    border-block-start: 1.5px dashed var(--line-strong);
  }
  .words {
    grid-column: 2;
    display: grid;
    align-content: start;
  }
  .words strong {
    font: var(--type-small);
    font-weight: var(--strong);
    overflow-wrap: anywhere;
  }
  a:hover strong {
    color: var(--accent);
  }
  /* Chosen is an upright bar, here as everywhere. */
  a[aria-current='step'] .words::before {
    content: '';
    position: absolute;
    inset-block: var(--space-1);
    inset-inline-start: calc(var(--rail) + 8px);
    inline-size: 3px;
    border-radius: 2px;
    background: var(--accent);
  }
  [data-state='signed'] .bars::before {
    block-size: 4px;
    border: 0;
    background: var(--positive);
  }
  [data-state='recognised'] .bars::before {
    block-size: 6px;
    border: solid var(--positive);
    border-width: 1.5px 0;
  }
  [data-state='open'] .bars::before,
  [data-state='waiting'] .bars::before,
  [data-state='again'] .bars::before {
    inset-inline: -5px;
    block-size: 6px;
    border: 1.5px solid var(--accent);
    border-radius: 2px;
    background: var(--accent);
  }
  [data-state='waiting'] .bars::before {
    border-color: var(--attention);
    background: var(--attention-soft);
  }
  [data-state='again'] .bars::before {
    background: var(--surface);
  }
  [data-state='later'] strong {
    font-weight: var(--regular);
    color: var(--muted);
  }
  /* The page's: beside the stage the ladder is narrow, and stands. */
  @container not (min-width: 44rem) {
    ol {
      --rail: 100%;
      grid-auto-flow: column;
      grid-auto-columns: minmax(28px, 1fr);
      gap: var(--space-1);
      padding-inline: 5px;
    }
    a {
      display: block;
      min-block-size: max(36px, var(--target));
      padding: 0;
    }
    .bars {
      border-width: 0;
    }
    .words {
      position: absolute;
      inline-size: 1px;
      block-size: 1px;
      overflow: hidden;
      clip-path: inset(50%);
    }
    a[aria-current='step'] .bars::after {
      content: '';
      position: absolute;
      inset-block-end: 0;
      inset-inline: 25%;
      border-block-end: 2px solid var(--text);
    }
  }
  @media (forced-colors: active) {
    .bars::before,
    a[aria-current='step'] .words::before {
      background: CanvasText !important;
      forced-color-adjust: none;
    }
  }
`
