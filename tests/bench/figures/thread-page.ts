import type { Figure } from '../figure.ts'
import { openPages } from '../pages/pages.ts'

export const figure: Figure = {
  name: 'thread-page',
  unit: 'pages per CPU-second',
  aim: 0.9,
  better: 'more',
  about:
    'A page of 50 messages over HTTP, authorised, between two changes of it; bare is node:http with one prepared read of the same messages as JSON.',
  open: () => openPages({ unchanged: false }),
}
