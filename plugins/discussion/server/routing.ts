import type { PersonId } from '../../api/contract.ts'
import { Refusal, type TimerContext } from '../../api/server.ts'
import type { contract, ThreadId, WaitingList } from '../contract.ts'
import { findAudience } from './groups.ts'
import { listOffers, saveOffers, savePassed } from './offers.ts'
import { readThread } from './reading.ts'
import type { DiscussionTables, ThreadRow } from './tables.ts'
import type { Tending } from './telling.ts'
import { findThread } from './threads.ts'
import { isOpen, listWaitingFor, mentorsAtOf, tellWaiting } from './waiting.ts'

/** Offers a new question to people likely to know, and sets when it goes to the mentors. */
export async function routeQuestion(context: Tending, row: ThreadRow): Promise<void> {
  const { offers } = context.activity.settings.routing
  await offer(context, row, offers)
  await context.schedule.at('askMentors', mentorsAtOf(context, row), { thread: row.id }, row.id)
  await tellWaiting(context, row)
}

/** "Not me": the question goes on to somebody else, and nobody is told who passed it. */
export async function passOn(context: Tending, { thread: id }: { thread: ThreadId }): Promise<WaitingList> {
  const { row } = await readThread(context, id)
  const { db, actor, now } = context
  if (!(await savePassed(db, row.id, actor.id, now)))
    throw new Refusal('not_offered', 409, 'This question does not wait for you.')
  if (await isOpen(context, row)) await offer(context, row, 1)
  await tellWaiting(context, row)
  return listWaitingFor(context, actor.id)
}

/** The time has come for a question that nobody has answered: those who mentor look at it, or else those who lead. */
export async function askMentors(
  context: TimerContext<typeof contract, DiscussionTables>,
  { thread: id }: { thread: ThreadId },
): Promise<void> {
  const row = await findThread(context.db, context.activity.id, id)
  if (!row || !(await isOpen(context, row))) return
  const [talk] = await context.conversations.summarise([row.conversation_id])
  const audience = talk && (await findAudience(context, talk))
  const inside = audience ? await context.people.listAudience(audience) : []
  const mentors = inside.filter(({ role }) => role === 'mentor')
  const all = await context.people.listAudience()
  const asked = (mentors.length > 0 ? mentors : all.filter(({ role }) => role === 'facilitator'))
    .map((person) => person.id)
    .filter((person) => person !== row.started_by)
  await saveOffers(context.db, asked.map(toOffer(row, 'tends', context.now)))
  if (row.started_by)
    await context.record({ verb: 'routed-to-mentors', object: row.id, actor: row.started_by, toward: asked })
  await tellWaiting(context, row)
}

async function offer(context: Tending, row: ThreadRow, most: number): Promise<void> {
  if (most === 0) return
  const { db, people, now, actor, conversations } = context
  const [talk] = await conversations.summarise([row.conversation_id])
  const audience = talk && (await findAudience(context, talk))
  if (!audience) return
  const opening = await conversations.findOpening(row.conversation_id)
  const words = `${row.title} ${opening?.html.replace(/<[^>]*>/g, ' ') ?? ''}`
  const before = (await listOffers(db, row.id)).map((each) => each.person_id)
  const without = [actor.id, ...(row.started_by ? [row.started_by] : []), ...before]
  const found = (await people.whoMayKnow({ words, without, most, audience })).map(({ id }) => id)
  await saveOffers(db, found.map(toOffer(row, 'knows', now)))
  await people.noteAsked(found)
}

const toOffer = (row: ThreadRow, why: 'knows' | 'tends', now: number) => (person: PersonId) => ({
  thread_id: row.id,
  person_id: person,
  why,
  offered_at: now,
  passed_at: null,
})
