import { css } from 'lit'
import { nameStyles } from '../../api/client.ts'

/** What stands beside the reading: small, quiet, people first. */
export const marginStyles = css`
  ${nameStyles}
  .margin {
    font: var(--type-small);
    color: var(--muted);
  }
  .margin section + section {
    margin-block-start: var(--space-3);
  }
  .margin h2 {
    padding-block-end: var(--space-05);
    font: var(--type-small);
    font-weight: var(--strong);
    color: var(--text);
  }
  .margin p {
    overflow-wrap: anywhere;
    white-space: pre-line;
  }
  .people li {
    display: flex;
    align-items: center;
    gap: var(--space-1);
    min-block-size: 32px;
    color: var(--text);
  }
  .people li > span {
    min-inline-size: 0;
    overflow-wrap: anywhere;
  }
  .people .beside {
    color: var(--muted);
  }
`
