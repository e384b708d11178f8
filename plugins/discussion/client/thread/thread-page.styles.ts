import { css } from 'lit'

export const threadPageStyles = css`
  :host {
    display: block;
    min-block-size: 0;
  }
  conversation-view {
    block-size: 100%;
  }
  message-card {
    margin-block: 0 var(--space-15);
  }
  .lately {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0 var(--space-1);
    padding-block-end: var(--space-1);
    font: var(--type-small);
    color: var(--muted);
  }
  .page {
    max-inline-size: var(--measure);
    padding: var(--space-2);
  }
  @media print {
    conversation-view {
      block-size: auto;
    }
  }
`
