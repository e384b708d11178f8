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
