import type { PersonId } from '../../../plugins/api/contract.ts'
import type { Audience } from '../../../plugins/api/server.ts'
import { isSameAudience } from '../../groups/audiences.ts'
import type { Scope } from '../../operations/feature.ts'
import { listActiveCards } from '../../people/cards.ts'
import { listReaders } from '../../people/reader.ts'

/** Whether others would read something in a second place: the same people, only some of them, or more. */
export type Reach = 'same' | 'fewer' | 'more'

export async function reachOf(scope: Scope, from: Audience, to: Audience): Promise<Reach> {
  if (!(await isWithin(scope, to, from))) return 'more'
  return (await isWithin(scope, from, to)) ? 'same' : 'fewer'
}

/** Whether everybody in one audience is in the other, whoever joins the course or a cohort later. */
export async function isWithin(scope: Scope, inner: Audience, outer: Audience): Promise<boolean> {
  if (outer.kind === 'course' || isSameAudience(inner, outer)) return true
  if (inner.kind !== 'people') return false
  const readers = new Set(await listReadersIn(scope, outer))
  return inner.people.every((person) => readers.has(person))
}

/** Who is in an audience now. */
export async function listReadersIn({ db, activity }: Scope, audience: Audience): Promise<PersonId[]> {
  const members = await listActiveCards(db, activity.course, null)
  const ids = members.map(({ id }) => id)
  return listReaders(db, { course: activity.course, audience }, ids)
}

/** Where people are named one by one, or meet in confidence, what the others said stays among them. */
export const isForFew = ({ kind }: Audience): boolean => kind !== 'course' && kind !== 'cohort'
