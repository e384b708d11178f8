import type { CommandScope } from '../../operations/feature.ts'
import type { Conversation } from '../conversations.ts'
import type { Stem } from '../messages/branches.ts'
import { savePosition } from '../reading/read-positions.ts'

interface Moving {
  /** In order. */
  readonly branch: readonly Stem[]
  readonly from: Conversation
  readonly to: Conversation
}

/**
 * What somebody has read stays read where it went: whoever had read all of the conversation that it came to reads on after
 * as much of it as they had read before. A new conversation is followed by whoever followed the old one.
 */
export async function carryReaders(scope: CommandScope, { branch, from, to }: Moving): Promise<void> {
  const { db } = scope
  const rows = await db
    .selectFrom('read_positions')
    .selectAll()
    .where('conversation_id', 'in', [from.id, to.id])
    .execute()
  const there = new Map(rows.filter((row) => row.conversation_id === to.id).map((row) => [row.person_id, row.seq]))
  for (const { person_id, seq, conversation_id, read_at } of rows) {
    if (conversation_id !== from.id || (there.get(person_id) ?? 0) < to.lastSeq) continue
    const read = countUpTo(branch, seq)
    if (read === 0) continue
    const position = { conversation: to.id, seq: to.lastSeq + read }
    await savePosition(db, person_id, position, read_at)
    const audience = { kind: 'people', people: [person_id] } as const
    scope.publish('conversations.positionMoved', { ...position, readAt: read_at }, audience)
  }
  if (to.lastSeq === 0) await carryFollows(scope, { branch, from, to })
}

/** By halves: many may have read in it, and much may move. */
function countUpTo(branch: readonly Stem[], seq: number): number {
  let [low, high] = [0, branch.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((branch[middle]?.seq ?? Infinity) <= seq) low = middle + 1
    else high = middle
  }
  return low
}

async function carryFollows({ db }: CommandScope, { from, to }: Moving): Promise<void> {
  const follows = await db.selectFrom('follows').selectAll().where('conversation_id', '=', from.id).execute()
  const rows = follows.map((row) => ({ ...row, conversation_id: to.id }))
  if (rows.length === 0) return
  await db
    .insertInto('follows')
    .values(rows)
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}
