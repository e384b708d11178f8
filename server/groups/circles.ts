import type { Kysely } from 'kysely'
import type { CircleId, CourseId, PersonId } from '../../plugins/api/contract.ts'
import type { Tables } from '../database/tables.ts'
import { newId } from '../ids.ts'

/** Small groups of a course; a person can be in several, and in none. */
export const circles = {
  async list(db: Kysely<Tables>, course: CourseId) {
    const rows = await db
      .selectFrom('circles')
      .select(['id', 'name'])
      .where('course_id', '=', course)
      .where('removed_at', 'is', null)
      .execute()
    return rows.map((row) => ({ ...row, isDefault: false }))
  },

  async create(db: Kysely<Tables>, course: CourseId, name: string, now: number): Promise<CircleId> {
    const id = newId<'circle'>(now)
    await db.insertInto('circles').values({ id, course_id: course, name, created_at: now, removed_at: null }).execute()
    return id
  },

  async rename(db: Kysely<Tables>, id: CircleId, name: string): Promise<void> {
    await db.updateTable('circles').set({ name }).where('id', '=', id).execute()
  },

  async remove(db: Kysely<Tables>, id: CircleId, now: number): Promise<void> {
    await db.updateTable('circles').set({ removed_at: now }).where('id', '=', id).execute()
    await db.deleteFrom('circle_members').where('circle_id', '=', id).execute()
  },

  async add(db: Kysely<Tables>, id: CircleId, person: PersonId): Promise<void> {
    await db
      .insertInto('circle_members')
      .values({ circle_id: id, person_id: person })
      .onConflict((conflict) => conflict.columns(['circle_id', 'person_id']).doNothing())
      .execute()
  },

  async takeOut(db: Kysely<Tables>, id: CircleId, person: PersonId): Promise<void> {
    await db.deleteFrom('circle_members').where('circle_id', '=', id).where('person_id', '=', person).execute()
  },

  listMembers: (db: Kysely<Tables>, ids: readonly CircleId[]) =>
    db
      .selectFrom('circle_members')
      .select(['circle_id as group', 'person_id as person'])
      .where('circle_id', 'in', ids)
      .orderBy('person_id')
      .execute(),
}
