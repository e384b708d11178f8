import type { Kysely } from 'kysely'
import type { CourseId, PersonId } from '../../plugins/api/contract.ts'
import type { Tables } from '../database/tables.ts'

/** Somebody who helped others without having been asked to. */
export interface Helper {
  readonly person: PersonId
  /** How many people, and how often. */
  readonly people: number
  readonly times: number
}

const week = 7 * 86_400_000
/** What was long ago says little about who helps now; and so many lines are looked through at most, the newest first. */
const lately = 8 * week
const mostRead = 5000
/** Who answered one friend often, or many once by chance, is not suggested. */
const [fewestPeople, fewestTimes] = [3, 5]
const mostSuggested = 5

/**
 * Who helps much: whoever answered several people, or whose answer or work others stood behind, as the event log has it.
 * What the software asked somebody for does not count.
 */
export async function listHelpers(
  db: Kysely<Tables>,
  { course, without, now }: { course: CourseId; without: ReadonlySet<PersonId>; now: number },
): Promise<Helper[]> {
  const deeds = await listDeeds(db, course, now)
  const asked = await listAsked(db, course, now)
  const helped = new Map<PersonId, PersonId[]>()
  for (const { helper, toward } of deeds)
    if (!without.has(helper)) helped.set(helper, [...(helped.get(helper) ?? []), ...toward])
  return [...helped]
    .map(([person, toward]) => ({
      person,
      people: new Set(toward).size,
      times: toward.length - (asked.get(person) ?? 0),
    }))
    .filter(({ people, times }) => people >= fewestPeople && times >= fewestTimes)
    .toSorted((one, other) => other.people - one.people || other.times - one.times)
    .slice(0, mostSuggested)
}

interface Help {
  readonly helper: PersonId
  readonly toward: readonly PersonId[]
}

/** Answers to others, and what others thanked somebody for; thanks count for the one who is thanked. */
async function listDeeds(db: Kysely<Tables>, course: CourseId, now: number): Promise<Help[]> {
  const rows = await db
    .selectFrom('events')
    .leftJoin('conversations', 'conversations.id', 'events.conversation_id')
    .select(['events.actor_id', 'events.verb', 'events.toward', 'events.at'])
    .where('events.course_id', '=', course)
    // What is said in a circle or between people is theirs, also as a count.
    .where(({ eb, or }) => or([eb('conversations.id', 'is', null), eb('audience', 'in', ['course', 'cohort'])]))
    .orderBy('events.id', 'desc')
    .limit(mostRead)
    .execute()
  return rows
    .filter(({ at, toward }) => at > now - lately && toward !== '[]')
    .flatMap(({ actor_id, verb, toward }): Help[] => {
      const people = (JSON.parse(toward) as PersonId[]).filter((person) => person !== actor_id)
      if (verb === 'conversations.sent') return [{ helper: actor_id, toward: people }]
      if (!/\.(accepted|endorsed|thanked)$/.test(verb)) return []
      return people.map((helper) => ({ helper, toward: [actor_id] }))
    })
}

async function listAsked(db: Kysely<Tables>, course: CourseId, now: number): Promise<ReadonlyMap<PersonId, number>> {
  const rows = await db
    .selectFrom('asked_people')
    .select(({ fn }) => ['person_id', fn.countAll().as('count')])
    .where('course_id', '=', course)
    .where('asked_at', '>', now - lately)
    .groupBy('person_id')
    .execute()
  return new Map(rows.map(({ person_id, count }) => [person_id, Number(count)]))
}
