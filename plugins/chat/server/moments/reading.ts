import { Refusal, type QueryContext, type TimerContext } from '../../../api/server.ts'
import type { ConversationId } from '../../../api/contract.ts'
import type { contract, Moment, MomentId, MomentList, MomentWithPeople } from '../../contract.ts'
import { cardsOf, inOrder, peopleIn } from '../../moments-in-order.ts'
import type { ChatTables } from '../tables.ts'
import { listHands } from './hands.ts'
import { findMoment, listMomentsIn } from './moments.ts'
import type { HandRow, MomentRow } from './tables.ts'

type C = typeof contract
type T = ChatTables
export type Looking = Pick<QueryContext<C, T> | TimerContext<C, T>, 'db' | 'activity' | 'people'> & {
  readonly conversations: Pick<QueryContext<C, T>['conversations'], 'summarise'>
}

export async function listMoments(
  context: Looking,
  { conversation }: { conversation: ConversationId },
): Promise<MomentList> {
  await readRoom(context, conversation)
  const moments = inOrder(await joinHands(context, await listMomentsIn(context.db, conversation)))
  return { conversation, moments, people: await listCards(context, moments) }
}

/** A moment of a room that the person may read. Throws `not_found` for any other, as if it were not there. */
export async function readMoment(context: Looking, id: MomentId): Promise<MomentRow> {
  const row = await findMoment(context.db, context.activity.id, id)
  if (!row) throw notFound()
  await readRoom(context, row.conversation_id)
  return row
}

/** The number of the last message of a room that the person may read. */
export async function readRoom({ conversations }: Looking, conversation: ConversationId): Promise<number> {
  const [talk] = await conversations.summarise([conversation])
  if (!talk) throw notFound()
  return talk.lastSeq
}

const notFound = () => new Refusal('not_found', 404, 'This is not here, or not for you.')

export async function withPeople(context: Looking, row: MomentRow): Promise<MomentWithPeople> {
  const [moment] = await joinHands(context, [row])
  if (!moment) throw notFound()
  return { moment, people: await listCards(context, [moment]) }
}

const listCards = async ({ people }: Looking, moments: readonly Moment[]) =>
  cardsOf(moments, await people.list(moments.flatMap(peopleIn)))

async function joinHands({ db }: Looking, rows: readonly MomentRow[]): Promise<Moment[]> {
  const hands = await listHands(
    db,
    rows.map(({ id }) => id),
  )
  return rows.map((row) =>
    toMoment(
      row,
      hands.filter(({ moment_id }) => moment_id === row.id),
    ),
  )
}

const toMoment = (row: MomentRow, hands: readonly HandRow[]): Moment => ({
  id: row.id,
  conversation: row.conversation_id,
  kind: row.kind,
  question: row.question,
  by: row.opened_by,
  startsAt: row.starts_at,
  endsAt: row.ends_at,
  begunAt: row.begun_at,
  endedAt: row.ended_at,
  hands: hands.filter(({ raised_at }) => raised_at !== null).map(({ person_id }) => person_id),
  turn: hands.find(({ has_turn }) => has_turn === 1)?.person_id ?? null,
  notes: row.notes,
  from: row.from_seq,
  to: row.to_seq,
})
