import { css } from 'lit'

export const threadListStyles = css`
  .section + .section {
    margin-block-start: var(--space-2);
  }
  filter-row {
    margin-block-end: var(--space-05);
  }
  .none {
    padding-block: var(--space-2);
  }
  .head {
    display: flex;
    align-items: center;
    gap: var(--space-15);
  }
  .head since-line {
    flex: 1;
    min-inline-size: 0;
  }
  .head .text-button {
    flex: none;
    white-space: nowrap;
  }
  .came {
    position: sticky;
    inset-block-start: 0;
    z-index: 1;
    display: flex;
    justify-content: center;
    block-size: 0;
  }
  .came .button {
    align-self: start;
    flex: none;
    border-color: var(--line);
    border-radius: 999px;
    background: var(--raised);
    color: var(--accent);
    box-shadow: var(--shadow-float);
  }
  .more {
    margin-block-start: var(--space-2);
  }
  .note {
    font: var(--type-small);
    color: var(--muted);
  }
`
