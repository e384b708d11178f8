import { sql, type Kysely } from 'kysely'
import type { ConversationId } from '../../../plugins/api/contract.ts'
import type { MessageRow, Tables } from '../../database/tables.ts'
import type { Window } from './messages.ts'

/**
 * Where a message stands when replies stand below what they answer: in order of `branch`, `twig` and number. The first
 * message of a conversation has branch 0; what answers it, or nothing, begins a branch that is called by its own number;
 * what answers that begins a twig, likewise; whatever answers deeper stands on that twig in the order in which it was said.
 */
export type Place = Pick<MessageRow, 'branch' | 'twig'>

/** @param answered where the message stands that is answered */
export function placeBelow(answered: Place | undefined, seq: number): Place {
  if (!answered) return { branch: seq === 1 ? 0 : seq, twig: 0 }
  if (answered.branch === 0) return { branch: seq, twig: 0 }
  return { branch: answered.branch, twig: answered.twig === 0 ? seq : answered.twig }
}

type Key = Place & Pick<MessageRow, 'seq'>

/** Above everything, and below it: a column of PostgreSQL holds no higher number. */
const top: Key = { branch: -1, twig: 0, seq: 0 }
const bottom: Key = { branch: 2 ** 31 - 1, twig: 0, seq: 0 }

export interface NestedPage {
  readonly rows: MessageRow[]
  /** What the first of the rows stands below, from the outside in, as far as it is not the first message. */
  readonly above: MessageRow[]
  readonly earlier: boolean
  readonly later: boolean
}

/** A window of rows in the order in which they stand: the last, or those before, after or around the one of a number. */
export async function listNestedRows(
  db: Kysely<Tables>,
  conversation: ConversationId,
  window: Window,
): Promise<NestedPage> {
  const rows = await listWindow(db, conversation, window)
  const [first, last] = [rows.at(0), rows.at(-1)]
  return {
    rows,
    above: first ? await listAbove(db, first) : [],
    earlier: first !== undefined && (await rowsAbove(db, conversation, { from: first, limit: 1 })).length > 0,
    later: last !== undefined && (await rowsBelow(db, conversation, { from: last, limit: 1 })).length > 0,
  }
}

async function listWindow(
  db: Kysely<Tables>,
  conversation: ConversationId,
  { before, after, around, limit = 50 }: Window,
): Promise<MessageRow[]> {
  const keyOf = (seq: number) => findKey(db, conversation, seq)
  if (after !== undefined) return rowsBelow(db, conversation, { from: await keyOf(after), limit })
  if (before !== undefined) return rowsAbove(db, conversation, { from: await keyOf(before), limit })
  if (around === undefined) return rowsAbove(db, conversation, { from: bottom, limit })
  const key = await keyOf(around)
  const half = Math.ceil(limit / 2)
  const upper = await rowsAbove(db, conversation, { from: key, limit: half })
  return [...upper, ...(await rowsBelow(db, conversation, { from: justAbove(key), limit: limit - half }))]
}

const justAbove = (key: Key): Key => ({ ...key, seq: key.seq - 1 })

/** Number 0 is above the first; of a number that nobody has, the place is where it would begin a branch. */
async function findKey(db: Kysely<Tables>, conversation: ConversationId, seq: number): Promise<Key> {
  if (seq === 0) return top
  const found = await db
    .selectFrom('messages')
    .select(['branch', 'twig', 'seq'])
    .where('conversation_id', '=', conversation)
    .where('seq', '=', Math.min(seq, bottom.branch))
    .executeTakeFirst()
  return found ?? { ...bottom, branch: Math.min(seq, bottom.branch) }
}

interface Walk {
  readonly from: Key
  readonly limit: number
}

const rowsBelow = (db: Kysely<Tables>, conversation: ConversationId, { from, limit }: Walk): Promise<MessageRow[]> =>
  rowsOf(db, conversation)
    .where(sql<boolean>`(branch, twig, seq) > (${from.branch}, ${from.twig}, ${from.seq})`)
    .orderBy('branch')
    .orderBy('twig')
    .orderBy('seq')
    .limit(limit)
    .execute()

async function rowsAbove(
  db: Kysely<Tables>,
  conversation: ConversationId,
  { from, limit }: Walk,
): Promise<MessageRow[]> {
  const rows = await rowsOf(db, conversation)
    .where(sql<boolean>`(branch, twig, seq) < (${from.branch}, ${from.twig}, ${from.seq})`)
    .orderBy('branch', 'desc')
    .orderBy('twig', 'desc')
    .orderBy('seq', 'desc')
    .limit(limit)
    .execute()
  return rows.toReversed()
}

const rowsOf = (db: Kysely<Tables>, conversation: ConversationId) =>
  db.selectFrom('messages').selectAll().where('conversation_id', '=', conversation)

/** A branch and a twig are called by the numbers of the messages that they begin with. */
function listAbove(db: Kysely<Tables>, { conversation_id, branch, twig, seq }: MessageRow): Promise<MessageRow[]> {
  const heads = [branch, twig].filter((number) => number > 0 && number !== seq)
  if (heads.length === 0) return Promise.resolve([])
  return rowsOf(db, conversation_id).where('seq', 'in', heads).orderBy('seq').execute()
}
