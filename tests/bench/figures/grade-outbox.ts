import type { Figure } from '../figure.ts'
import { openGrades } from '../work/grades.ts'

export const figure: Figure = {
  name: 'grade-outbox',
  unit: 'grades per second',
  aim: 0.5,
  better: 'more',
  about:
    'A thousand grades from the note that they changed to the answer of the gradebook and its line in the ledger: computed, claimed, looked up, sent eight at a time, settled; bare is a thousand posts of the same, eight at a time.',
  open: openGrades,
}
