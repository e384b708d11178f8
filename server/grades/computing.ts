import type { Kysely } from 'kysely'
import type { PersonId } from '../../plugins/api/contract.ts'
import type { Grade, GradingContext, LineItem } from '../../plugins/api/grades.ts'
import type { Plugin } from '../../plugins/api/server.ts'
import type { PlacedActivity } from '../activities/activities.ts'
import { countSaid, listAuthorsOf } from '../conversations/reading/counting.ts'
import type { Tables } from '../database/tables.ts'
import type { GradeRow } from './tables.ts'

/** A grade with nothing left out, in the columns of its row. */
export type ComputedGrade = Pick<
  GradeRow,
  'line_item' | 'given' | 'maximum' | 'activity_progress' | 'grading_progress' | 'comment'
>

export type GradedActivity = Pick<PlacedActivity, 'id' | 'course' | 'title' | 'settings'>

/** The key of the column that belongs to the link in the LMS. */
export const ownLineItem = ''

const usualMaximum = 100

/** Longer than any LMS shows, and short enough for all of them. */
const longestComment = 2000

/** The columns that an activity fills; none when its plugin grades nothing. */
export async function listLineItems(
  db: Kysely<Tables>,
  plugin: Plugin | undefined,
  activity: GradedActivity,
): Promise<readonly LineItem[]> {
  if (!plugin?.grading) return []
  const usual: LineItem[] = [{ key: ownLineItem, label: activity.title, maximum: usualMaximum }]
  return (await plugin.grading.lineItems?.(contextOf(db, activity))) ?? usual
}

/** What a plugin says of a person, completed. Throws when it is not as agreed: points outside of 0 to the maximum. */
export async function computeGrades(
  db: Kysely<Tables>,
  { plugin, activity }: { plugin: Plugin; activity: GradedActivity },
  person: PersonId,
): Promise<ComputedGrade[]> {
  const told = (await plugin.grading?.grade(contextOf(db, activity), person)) ?? []
  const grades = (Array.isArray(told) ? (told as readonly Grade[]) : [told as Grade]).map(complete)
  const fault = grades.find((grade, index) => !isSound(grade) || isRepeated(grades, index))
  if (fault)
    throw new Error(
      `The plugin "${plugin.contract.id}" computed a grade that cannot be: ${fault.given} of ${fault.maximum} in the line item "${fault.line_item}".`,
    )
  return grades
}

/** The plugin's types know its own tables only. */
const contextOf = (db: Kysely<Tables>, activity: GradedActivity): GradingContext => ({
  db: db as unknown as Kysely<object>,
  activity,
  talk: {
    count: (person) => countSaid(db, activity.id, person),
    listAuthors: (messages) => listAuthorsOf(db, activity.id, messages),
  },
})

function complete(grade: Grade): ComputedGrade {
  const { lineItem = ownLineItem, given, maximum, comment } = grade
  const isGiven = given !== null
  return {
    line_item: lineItem,
    given,
    maximum,
    activity_progress: grade.activityProgress ?? (isGiven ? 'Completed' : 'InProgress'),
    grading_progress: grade.gradingProgress ?? (isGiven ? 'FullyGraded' : 'Pending'),
    comment: comment?.trim().slice(0, longestComment) || null,
  }
}

const isSound = ({ given, maximum }: ComputedGrade): boolean =>
  maximum > 0 && Number.isFinite(maximum) && (given === null || (given >= 0 && given <= maximum))

const isRepeated = (grades: readonly ComputedGrade[], index: number): boolean =>
  grades.findIndex(({ line_item }) => line_item === grades[index]?.line_item) !== index
