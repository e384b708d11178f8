import type { Kysely } from 'kysely'
import type { MessageId } from '../../../plugins/api/contract.ts'
import type { MessageRow, Tables } from '../../database/tables.ts'

/** A message without its words: however long a talk is, these of it are read in a moment. */
export type Stem = Pick<MessageRow, (typeof stemColumns)[number]>

const stemColumns = [
  'id',
  'conversation_id',
  'seq',
  'author_id',
  'mask_id',
  'reply_to',
  'replied_revision',
  'branch',
  'twig',
  'gone',
  'moved_to',
  'sent_at',
] as const

/** A message and everything that was answered below it, in order; of a conversation's first message, the whole. */
export async function listBranch(db: Kysely<Tables>, head: Stem): Promise<Stem[]> {
  if (head.branch === 0) return stemsBeside(db, head).execute()
  return listBelow(db, head)
}

/** A message and what was answered below it, in order, also where it is the first of its conversation. */
export async function listBelow(db: Kysely<Tables>, head: Stem): Promise<Stem[]> {
  const below = new Set<MessageId>([head.id])
  // Nothing is answered before it is said, so one look at each is enough.
  const answers = ({ id, reply_to }: Stem) => reply_to !== null && below.has(reply_to) && below.add(id)
  return (await stemsBeside(db, head).execute()).filter((stem) => stem.id === head.id || answers(stem))
}

/** Those among which whatever stands below it is found, by an index: see nesting.ts. */
const stemsBeside = (db: Kysely<Tables>, { conversation_id, seq, branch, twig }: Stem) =>
  db
    .selectFrom('messages')
    .select(stemColumns)
    .where('conversation_id', '=', conversation_id)
    .where('seq', '>=', seq)
    .$if(branch > 0, (query) => query.where('branch', '=', branch))
    .$if(twig > 0, (query) => query.where('twig', '=', twig))
    .orderBy('seq')
