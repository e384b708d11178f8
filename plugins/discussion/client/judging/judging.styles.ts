import { css } from 'lit'
import { columnPage } from '../../../api/pages.ts'

/** A page on which people's part is looked at: one column, and the rubric beside it where there is room. */
export const judgingStyles = [
  columnPage,
  css`
    h2 {
      font: var(--type-lead);
      font-weight: var(--strong);
      overflow-wrap: anywhere;
    }
    .wrong {
      font: var(--type-small);
      color: var(--danger);
    }
  `,
]
