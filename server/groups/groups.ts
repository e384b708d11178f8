import type { Kysely } from 'kysely'
import type { CircleId, CohortId, CourseId, Group, GroupId, PersonId } from '../../plugins/api/contract.ts'
import type { AddressedGroup } from '../../plugins/api/server.ts'
import type { Tables } from '../database/tables.ts'
import { circles } from './circles.ts'
import { cohorts } from './cohorts.ts'

/** A cohort or a circle as those who tend the course know it. */
export interface KnownGroup extends Group {
  /** The cohort of those who are in no other: people are put in it and taken out of it by where else they are. */
  readonly isDefault: boolean
}

/** What cohorts and circles have in common. Who is put in, and what is taken out, has been checked to be of the course. */
export interface GroupKind {
  list(db: Kysely<Tables>, course: CourseId): Promise<Omit<KnownGroup, 'kind'>[]>
  create(db: Kysely<Tables>, course: CourseId, name: string, now: number): Promise<GroupId>
  rename(db: Kysely<Tables>, id: GroupId, name: string): Promise<void>
  /** For good: nobody is in it any more, and nobody can be put in it. */
  remove(db: Kysely<Tables>, id: GroupId, now: number): Promise<void>
  add(db: Kysely<Tables>, id: GroupId, person: PersonId): Promise<void>
  takeOut(db: Kysely<Tables>, id: GroupId, person: PersonId, now: number): Promise<void>
  listMembers(db: Kysely<Tables>, ids: readonly GroupId[]): Promise<{ group: GroupId; person: PersonId }[]>
}

export const kinds: Readonly<Record<Group['kind'], GroupKind>> = { cohort: cohorts, circle: circles }

/** The cohorts, then the circles of a course, each by name; those that were taken out are not among them. */
export async function listGroups(db: Kysely<Tables>, course: CourseId): Promise<KnownGroup[]> {
  const found: KnownGroup[] = []
  for (const kind of ['cohort', 'circle'] as const)
    found.push(...(await kinds[kind].list(db, course)).toSorted(byName).map((group) => ({ ...group, kind })))
  return found
}

const byName = (one: Omit<KnownGroup, 'kind'>, other: Omit<KnownGroup, 'kind'>): number =>
  one.name.localeCompare(other.name, 'en') || (one.id < other.id ? -1 : 1)

export const findGroup = async (db: Kysely<Tables>, course: CourseId, id: GroupId): Promise<KnownGroup | undefined> =>
  (await listGroups(db, course)).find((group) => group.id === id)

/** Who is in each of these, by id. */
export async function listMembers(
  db: Kysely<Tables>,
  groups: readonly Group[],
): Promise<ReadonlyMap<GroupId, readonly PersonId[]>> {
  const members = new Map<GroupId, PersonId[]>(groups.map(({ id }) => [id, []]))
  for (const kind of ['cohort', 'circle'] as const) {
    const ids = groups.filter((group) => group.kind === kind).map(({ id }) => id)
    if (ids.length === 0) continue
    for (const { group, person } of await kinds[kind].listMembers(db, ids)) members.get(group)?.push(person)
  }
  return members
}

/** A group, and how to say that something is for it. Its kind tells which of the two ids it has. */
export const addressed = ({ id, kind, name }: Group): AddressedGroup => ({
  ...{ id, kind, name },
  audience: kind === 'cohort' ? { kind, cohort: id as CohortId } : { kind, circle: id as CircleId },
})
