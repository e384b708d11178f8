import type { Column, Opening } from '../../server/grades/gradebook.ts'
import { findText } from '../oidc/claims.ts'
import { AnsweredNonsense } from '../outgoing/failures.ts'
import type { LineItemRow, LtiDb } from '../tables.ts'
import { toObject } from './configuration.ts'
import type { GradebookParts, GradedCourse } from './gradebook.ts'
import { toLater } from './retrying.ts'

type Course = GradedCourse & { readonly lineItemsUrl: string }

/** How long one server has for itself to make a column. */
const makingTime = 60_000

/** The address of a column beside that of the link. The first who needs it makes it; of several servers, one. */
export async function findOrMakeLineItem(
  parts: GradebookParts,
  course: Course,
  column: Column,
): Promise<string | Opening> {
  const { database, now } = parts
  const known = await database.read((db) => findMade(db, course, column))
  if (known?.url) return known.url
  if (!(await database.write((db) => takeTurn(db, { course, column }, now()))))
    return { kind: 'later', reason: 'waiting', notBefore: undefined }
  try {
    const url = (await findThere(parts, course, column)) ?? (await make(parts, course, column))
    await database.write((db) => ofColumn(db, course, column).set({ url, making_until: 0 }).execute())
    return url
  } catch (error) {
    await database.write((db) => ofColumn(db, course, column).set({ making_until: 0 }).execute())
    return toLater(error)
  }
}

const findMade = (db: LtiDb, course: Course, column: Column): Promise<LineItemRow | undefined> =>
  db
    .selectFrom('lti_line_items')
    .selectAll()
    .where('deployment_key', '=', course.key)
    .where('context_id', '=', column.course)
    .where('activity_id', '=', column.activity)
    .where('line_item', '=', column.lineItem.key)
    .executeTakeFirst()

const ofColumn = (db: LtiDb, course: Course, column: Column) =>
  db
    .updateTable('lti_line_items')
    .where('deployment_key', '=', course.key)
    .where('context_id', '=', column.course)
    .where('activity_id', '=', column.activity)
    .where('line_item', '=', column.lineItem.key)

async function takeTurn(
  db: LtiDb,
  { course, column }: { course: Course; column: Column },
  now: number,
): Promise<boolean> {
  const making_until = now + makingTime
  const row = await db
    .insertInto('lti_line_items')
    .values({
      deployment_key: course.key,
      context_id: column.course,
      activity_id: column.activity,
      line_item: column.lineItem.key,
      url: null,
      making_until,
    })
    .onConflict((conflict) =>
      conflict
        .columns(['deployment_key', 'context_id', 'activity_id', 'line_item'])
        .doUpdateSet({ making_until })
        .where('lti_line_items.making_until', '<=', now)
        .where('lti_line_items.url', 'is', null),
    )
    .returning('line_item')
    .executeTakeFirst()
  return row !== undefined
}

/** One that was made before a crash, and not written down, is found by what we called it. */
async function findThere({ ltijs }: GradebookParts, course: Course, column: Column): Promise<string | undefined> {
  const named = new URL(course.lineItemsUrl)
  named.searchParams.set('resource_id', column.activity)
  named.searchParams.set('tag', column.lineItem.key)
  const { items } = await ltijs.lineItems(course.platform, named.href)
  const found = items
    .map(toObject)
    .find(({ resourceId, tag }) => resourceId === column.activity && tag === column.lineItem.key)
  return findText(found?.['id'])
}

async function make({ ltijs }: GradebookParts, course: Course, column: Column): Promise<string> {
  const { key, label, maximum } = column.lineItem
  const [resourceLinkId] = column.links
  const wanted = { label, scoreMaximum: maximum, resourceId: column.activity, tag: key }
  const made = await ltijs.createLineItem(course.platform, course.lineItemsUrl, {
    ...wanted,
    ...(resourceLinkId === undefined ? {} : { resourceLinkId }),
  })
  const url = findText(made['id'])
  if (!url) throw new AnsweredNonsense('The LMS made a column and did not say where.')
  return url
}
