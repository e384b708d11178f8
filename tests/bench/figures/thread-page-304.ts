import type { Figure } from '../figure.ts'
import { openPages } from '../pages/pages.ts'

export const figure: Figure = {
  name: 'thread-page-304',
  unit: 'pages per CPU-second',
  aim: 6,
  better: 'more',
  about:
    'The same page for a browser that has it: authorised, and answered with 304; bare is the whole page of the same messages.',
  open: () => openPages({ unchanged: true }),
}
