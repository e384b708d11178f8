import type { Figure } from '../figure.ts'
import { openSearches } from '../search/searches.ts'

export const figure: Figure = {
  name: 'search',
  unit: 'ms, the 95th of 100 questions',
  aim: 1.5,
  better: 'less',
  about:
    'A search in a course of a million messages on SQLite: audience, live text, marks, titles and names included; bare is the prepared full-text query for the same words and its 20 rows as JSON.',
  open: openSearches,
}
