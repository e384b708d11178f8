import type { PersonId } from '../../../api/contract.ts'
import type { Acting, Reading, WorkRow } from '../tables.ts'

/** Whether somebody accompanies people here, or may: by their role, or since a facilitator accepted their offer. */
export async function accompanies({ can, mentoring }: Reading | Acting, person: PersonId): Promise<boolean> {
  return can('mentor') || (await mentoring.listMentors()).some(({ id }) => id === person)
}

/** Those who accompany people say what is worth seeing, and nobody of their own work. */
export const mayFeature = async (context: Reading | Acting, { person_id }: WorkRow): Promise<boolean> =>
  person_id !== context.actor.id && (await accompanies(context, context.actor.id))
