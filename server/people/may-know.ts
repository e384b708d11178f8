import type { Kysely } from 'kysely'
import type { CourseId, PersonCard, PersonId } from '../../plugins/api/contract.ts'
import type { Audience } from '../../plugins/api/server.ts'
import type { Tables } from '../database/tables.ts'
import { listCardsIn } from './cards.ts'
import { listProfiles } from './profiles.ts'
import { may } from './roles.ts'
import { countShared, stemsOf } from './word-match.ts'

export interface Wanted {
  readonly course: CourseId
  /** Only people who are in it, and only what was said for it or for the whole course. */
  readonly audience: Audience
  /** What is asked. */
  readonly words: string
  /** Who asks, and whoever was thought of already. */
  readonly without: readonly PersonId[]
  readonly most: number
  readonly now: number
}

/** How much one shared word counts, by where it stands: what one offers, what one wrote, what one does. */
const weights = { offers: 4, work: 2, wrote: 1 } as const
/** An answer that others stood behind, whatever it was about. */
const endorsed = 0.5
/** So many messages are looked through, the newest first: a question waits for nobody's archive. */
const mostRead = 1000
const lately = 14 * 86_400_000

/**
 * People likely to know: from what they offer in their profile, from what they wrote, and from answers that others accepted or
 * endorsed. Who was asked lately comes later, so that it is not the same person each time. Nobody who only watches.
 */
export async function listWhoMayKnow(db: Kysely<Tables>, wanted: Wanted): Promise<PersonCard[]> {
  const { course, audience, without, most } = wanted
  const members = await listCardsIn(db, course, audience)
  const people = members.filter(({ id, role }) => may(role, 'participate') && !without.includes(id))
  const scores = await scoreAll(db, wanted, people)
  return people
    .map((person) => ({ person, score: scores.get(person.id) ?? 0 }))
    .filter(({ score }) => score > 0)
    .toSorted((one, other) => other.score - one.score || (one.person.id < other.person.id ? -1 : 1))
    .slice(0, most)
    .map(({ person }) => person)
}

/** Notes that these people were thought of. */
export async function saveAsked(
  db: Kysely<Tables>,
  course: CourseId,
  people: readonly PersonId[],
  now: number,
): Promise<void> {
  if (people.length === 0) return
  const rows = people.map((person_id) => ({ course_id: course, person_id, asked_at: now }))
  await db.insertInto('asked_people').values(rows).execute()
}

async function scoreAll(
  db: Kysely<Tables>,
  wanted: Wanted,
  people: readonly PersonCard[],
): Promise<ReadonlyMap<PersonId, number>> {
  const asked = stemsOf(wanted.words)
  const ids = people.map(({ id }) => id)
  const profiles = await listProfiles(db, ids)
  const wrote = await scoreWords(db, wanted, asked)
  const stoodBehind = await countEndorsed(db, wanted.course)
  const lastAsked = await countAsked(db, wanted)
  return new Map(
    ids.map((id) => {
      const { offers = '', work = '' } = profiles.get(id) ?? {}
      const own = weights.offers * countShared(asked, offers) + weights.work * countShared(asked, work)
      const knows = own + weights.wrote * (wrote.get(id) ?? 0)
      // Standing alone says that somebody helps, not that they know this.
      const helps = knows > 0 ? endorsed * Math.min(4, stoodBehind.get(id) ?? 0) : 0
      return [id, (knows + helps) / 2 ** (lastAsked.get(id) ?? 0)]
    }),
  )
}

/** How much of what is asked people wrote about, each word of the question once, in messages that all could read. */
async function scoreWords(
  db: Kysely<Tables>,
  { course, audience }: Wanted,
  asked: ReadonlySet<string>,
): Promise<ReadonlyMap<PersonId, number>> {
  const rows = await db
    .selectFrom('messages')
    .innerJoin('conversations', 'conversations.id', 'messages.conversation_id')
    .leftJoin('conversation_descriptions as called', 'called.conversation_id', 'conversations.id')
    .select(['messages.author_id', 'messages.text', 'called.title'])
    .where('conversations.course_id', '=', course)
    .where('messages.gone', 'is', null)
    .where(({ eb, or }) =>
      or([
        eb('audience', '=', 'course'),
        ...(audience.kind === 'cohort' ? [eb('conversations.cohort_id', '=', audience.cohort)] : []),
        ...(audience.kind === 'circle' ? [eb('conversations.circle_id', '=', audience.circle)] : []),
      ]),
    )
    .orderBy('messages.id', 'desc')
    .limit(mostRead)
    .execute()
  const found = new Map<PersonId, Set<string>>()
  for (const { author_id, text, title } of rows) {
    // What is said under a title is about it.
    const shared = [...stemsOf(`${title ?? ''} ${text}`)].filter((stem) => asked.has(stem))
    if (shared.length > 0) found.set(author_id, new Set([...(found.get(author_id) ?? []), ...shared]))
  }
  return new Map([...found].map(([id, shared]) => [id, shared.size]))
}

/** How often others accepted or endorsed what people said, as plugins recorded it. */
async function countEndorsed(db: Kysely<Tables>, course: CourseId): Promise<ReadonlyMap<PersonId, number>> {
  const rows = await db
    .selectFrom('events')
    .select('toward')
    .where('course_id', '=', course)
    .where(({ eb, or }) => or([eb('verb', 'like', '%.accepted'), eb('verb', 'like', '%.endorsed')]))
    .orderBy('id', 'desc')
    .limit(mostRead)
    .execute()
  const people = rows.flatMap(({ toward }) => JSON.parse(toward) as PersonId[])
  return countEach(people)
}

async function countAsked(db: Kysely<Tables>, { course, now }: Wanted): Promise<ReadonlyMap<PersonId, number>> {
  const rows = await db
    .selectFrom('asked_people')
    .select('person_id')
    .where('course_id', '=', course)
    .where('asked_at', '>', now - lately)
    .execute()
  return countEach(rows.map((row) => row.person_id))
}

function countEach(people: readonly PersonId[]): ReadonlyMap<PersonId, number> {
  const counts = new Map<PersonId, number>()
  for (const person of people) counts.set(person, (counts.get(person) ?? 0) + 1)
  return counts
}
