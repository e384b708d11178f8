import type { CircleId, CohortId, GroupId, PersonId } from '../../plugins/api/contract.ts'
import type { Audience } from '../../plugins/api/server.ts'

/** How an audience stands in a row; the people of one that is named are in a table beside it. */
export interface AudienceColumns {
  readonly audience: Audience['kind']
  readonly cohort_id: CohortId | null
  readonly circle_id: CircleId | null
}

export const toColumns = (audience: Audience): AudienceColumns => ({
  audience: audience.kind,
  cohort_id: audience.kind === 'cohort' ? audience.cohort : null,
  circle_id: audience.kind === 'circle' ? audience.circle : null,
})

interface Kept extends Pick<AudienceColumns, 'cohort_id' | 'circle_id'> {
  readonly audience: Audience['kind'] | null
}

/** The audience of a row; `listNamed` is asked for the people where it is for named ones. */
export async function toAudience(
  { audience, cohort_id, circle_id }: Kept,
  listNamed: () => Promise<readonly PersonId[]>,
): Promise<Audience> {
  if (audience === 'course') return { kind: 'course' }
  if (cohort_id !== null) return { kind: 'cohort', cohort: cohort_id }
  if (circle_id !== null) return { kind: 'circle', circle: circle_id }
  return { kind: 'people', people: await listNamed() }
}

/** The cohort or circle that an audience is; undefined for the others. */
export function groupOf(audience: Audience): GroupId | undefined {
  if (audience.kind === 'cohort') return audience.cohort
  return audience.kind === 'circle' ? audience.circle : undefined
}

/** Whether the same people are meant, in whatever order they are named. */
export function isSameAudience(one: Audience, other: Audience): boolean {
  if (one.kind === 'people' || other.kind === 'people') return namesOf(one) === namesOf(other)
  return one.kind === other.kind && groupOf(one) === groupOf(other)
}

const namesOf = (audience: Audience): string =>
  audience.kind === 'people' ? [...new Set(audience.people)].toSorted().join() : audience.kind
