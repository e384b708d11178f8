import { css } from 'lit'
import { inMessageStyles } from './in-message.styles.ts'

export const treeStyles = css`
  ${inMessageStyles}
  :host {
    display: block;
    container-type: inline-size;
    --thread: color-mix(in srgb, var(--line-strong) 55%, var(--surface));
    --step: 28px;
  }
  li {
    position: relative;
  }

  /* From a face down: 36px faces in the outer list have their middle at 18px, 28px faces in the inner ones at 14px. */
  .answered > message-item {
    position: relative;
  }
  .answered > message-item::before {
    content: '';
    position: absolute;
    inset-block: 50px 0;
    inset-inline-start: 17px;
    border-inline-start: 1px solid var(--thread);
  }
  .inner > .answered > message-item::before {
    inset-block-start: 40px;
    inset-inline-start: 13px;
  }

  /* Along the list to its last entry, and from the line to each face. */
  .inner {
    --drop: calc(17px - var(--step));
    padding-inline-start: var(--step);
  }
  .inner .inner {
    --drop: calc(13px - var(--step));
  }
  .inner > li::before {
    content: '';
    position: absolute;
    inset-block: 0;
    inset-inline-start: var(--drop);
    border-inline-start: 1px solid var(--thread);
  }
  .inner > li:last-child::before {
    block-size: 16px;
    inset-block-end: auto;
  }
  .inner > li::after {
    content: '';
    position: absolute;
    inset-block-start: 12px;
    inset-inline-start: var(--drop);
    inline-size: calc(-1 * var(--drop) - 3px);
    block-size: 10px;
    border: solid var(--thread);
    border-width: 0 0 1px 1px;
    border-end-start-radius: 7px;
  }
  .inner > li:dir(rtl)::after {
    border-width: 0 1px 1px 0;
  }
  .inner > .since::after {
    content: none;
  }
  /* Its room is there before it is drawn: what follows the end stays there. */
  read-by {
    min-block-size: 24px;
  }
  since-line {
    margin-block: var(--space-15) var(--space-1);
  }
  @container (max-width: 480px) {
    ol {
      --step: 24px;
    }
  }
`
