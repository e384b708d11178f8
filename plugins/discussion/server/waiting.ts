import type { PersonId } from '../../api/contract.ts'
import type { CommandContext, QueryContext, TimerContext } from '../../api/server.ts'
import type { contract, Standing, ThreadId, Waiting, WaitingList } from '../contract.ts'
import { listMarks } from './marks.ts'
import { listOfferedTo, listOffers } from './offers.ts'
import type { DiscussionTables, ThreadRow } from './tables.ts'

type C = typeof contract
type T = DiscussionTables
type Looking = Pick<QueryContext<C, T> | TimerContext<C, T>, 'db' | 'activity' | 'people'> & {
  readonly conversations: Pick<QueryContext<C, T>['conversations'], 'summarise' | 'listWriters'>
}
type Telling = Omit<Looking, 'conversations'> &
  Pick<CommandContext<C, T> | TimerContext<C, T>, 'publish'> & {
    readonly conversations: Pick<CommandContext<C, T>['conversations'], 'as'>
  }

/** The questions that wait for a person: offered, not passed on, not answered, open, and without a word of theirs yet. */
export async function listWaitingFor(context: Looking, person: PersonId): Promise<WaitingList> {
  const offered = await listOfferedTo(context.db, context.activity.id, person)
  const waiting: Waiting[] = []
  for (const row of offered)
    if ((await isOpen(context, row)) && !(await hasWritten(context, row, person))) waiting.push(toWaiting(row))
  const askers = waiting.flatMap(({ startedBy }) => startedBy ?? [])
  const people = await context.people.list(askers)
  return { waiting, people: people.toSorted((one, other) => (one.id < other.id ? -1 : 1)) }
}

/** Whether a question still waits for an answer: it is open, and nobody stands behind one. */
export async function isOpen({ db, conversations }: Looking, row: ThreadRow): Promise<boolean> {
  const marks = await listMarks(db, [row.id])
  if (row.kind !== 'question' || marks.some(({ mark }) => mark === 'answer')) return false
  const [talk] = await conversations.summarise([row.conversation_id])
  return talk !== undefined && !talk.closed
}

const hasWritten = async ({ conversations }: Looking, row: ThreadRow, person: PersonId): Promise<boolean> =>
  (await conversations.listWriters(row.conversation_id, [person])).length > 0

const toWaiting = (row: ThreadRow & Pick<Waiting, 'why'>): Waiting => ({
  thread: row.id,
  conversation: row.conversation_id,
  title: row.title,
  startedBy: row.started_by,
  startedAt: row.started_at,
  why: row.why,
})

/** How a question stands, for who asked it: how many it was offered to, and nobody by name. */
export async function readStanding(
  { db }: Pick<Looking, 'db'>,
  thread: ThreadId,
  mentorsAt: number,
): Promise<Standing> {
  const offers = await listOffers(db, thread)
  return {
    thread,
    offered: offers.filter(({ why, passed_at }) => why === 'knows' && passed_at === null).length,
    mentors: offers.filter(({ why }) => why === 'tends').length,
    mentorsAt,
  }
}

/** Tells each of those to whom a question is offered what waits for them now, and the asker how it stands. */
export async function tellWaiting(context: Telling, row: ThreadRow): Promise<void> {
  const offers = await listOffers(context.db, row.id)
  for (const { person_id } of offers) {
    // What the actor can read is another matter: each is told of what they can read themselves.
    const conversations = await context.conversations.as(person_id)
    if (!conversations) continue
    const waiting = await listWaitingFor({ ...context, conversations }, person_id)
    context.publish('waitingChanged', waiting, only(person_id))
  }
  if (row.started_by === null || row.kind !== 'question') return
  const standing = await readStanding(context, row.id, mentorsAtOf(context, row))
  context.publish('standingChanged', standing, only(row.started_by))
}

const only = (person: PersonId) => ({ kind: 'people', people: [person] }) as const

const hour = 3_600_000

/** When a question that nobody has answered goes to the mentors. */
export const mentorsAtOf = ({ activity }: Pick<Looking, 'activity'>, { started_at }: ThreadRow): number =>
  started_at + activity.settings.routing.hours * hour
