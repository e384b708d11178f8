// Where a person's work is looked at by criteria: `<rubric-marks>`, on a page of the activity or of a guest.
export { choiceStyles } from '../../client/elements/rubric/choice-row.styles.ts'
export { isMarked } from '../../client/elements/rubric/rubric-marks.ts'
