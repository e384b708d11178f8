import { sql } from 'kysely'
import type { ConversationId, MessageId, OutputOf } from '../../../plugins/api/contract.ts'
import type { MessageRow } from '../../database/tables.ts'
import type { Scope } from '../../operations/feature.ts'
import { listCards } from '../../people/cards.ts'
import type { contract } from '../contract.ts'
import { readConversationFor } from '../conversations.ts'
import { authorOf } from '../talking/masks.ts'
import { shorten } from './summaries.ts'

type Missed = OutputOf<(typeof contract)['queries']['catchUp']>
type Entry = Missed['entries'][number]

/** As many of each kind as one takes in at a glance. */
const mostOfAKind = 3
/** One reaction is a nod; from two on it is something that people found. */
const fewestReactions = 2

interface Away {
  readonly conversation: ConversationId
  /** The number of the last message that the person has read. */
  readonly after: number
}

/**
 * What stands out of what others said after a number: where the reader is named, what was asked and nobody replied to, what
 * people reacted to most. Each message once, for the first of these reasons.
 */
export async function catchUp(scope: Scope, { conversation: id, after }: Away): Promise<Missed> {
  const conversation = await readConversationFor(scope, id)
  if (conversation.locked) return { count: 0, entries: [], people: [] }
  const away = { conversation: conversation.id, after }
  const { count } = await missed(scope, away)
    .select(({ fn }) => fn.countAll().as('count'))
    .executeTakeFirstOrThrow()
  const found = [
    ...(await listNaming(scope, away)),
    ...(await listUnanswered(scope, away)),
    ...(await listFound(scope, away)),
  ]
  const entries = onceEach(found)
  const people = await listCards(scope.db, scope.activity.course, [...new Set(entries.map(({ author }) => author))])
  return { count: Number(count), entries, people }
}

/** What others said since and is still there. */
const missed = ({ db, reader }: Scope, { conversation, after }: Away) =>
  db
    .selectFrom('messages')
    .where('messages.conversation_id', '=', conversation)
    .where('messages.seq', '>', after)
    .where('messages.gone', 'is', null)
    .where('messages.author_id', '<>', reader.actor.id)

const entriesOf = (scope: Scope, away: Away) =>
  missed(scope, away)
    .select(['messages.id', 'messages.seq', 'messages.author_id', 'messages.mask_id'])
    .select(['messages.text', 'messages.sent_at'])
    .limit(mostOfAKind)

async function listNaming(scope: Scope, away: Away): Promise<Entry[]> {
  const rows = await entriesOf(scope, away)
    .innerJoin('message_mentions', 'message_mentions.message_id', 'messages.id')
    .where('message_mentions.person_id', '=', scope.reader.actor.id)
    .orderBy('messages.seq')
    .execute()
  return rows.map((row) => toEntry(row, 'named'))
}

/** The latest: what was asked long ago has mostly settled itself. */
async function listUnanswered(scope: Scope, away: Away): Promise<Entry[]> {
  const rows = await entriesOf(scope, away)
    .where(sql<boolean>`(messages.text like '%?%' or messages.text like '%？%' or messages.text like '%؟%')`)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('messages as replies')
            .select('replies.id')
            .whereRef('replies.reply_to', '=', 'messages.id')
            .where('replies.gone', 'is', null),
        ),
      ),
    )
    .orderBy('messages.seq', 'desc')
    .execute()
  return rows.toReversed().map((row) => toEntry(row, 'unanswered'))
}

async function listFound(scope: Scope, away: Away): Promise<Entry[]> {
  const rows = await entriesOf(scope, away)
    .innerJoin('message_reactions', 'message_reactions.message_id', 'messages.id')
    .select(({ fn }) => fn.count('message_reactions.person_id').distinct().as('reactions'))
    .groupBy('messages.id')
    .having(({ fn }) => fn.count('message_reactions.person_id').distinct(), '>=', fewestReactions)
    .orderBy('reactions', 'desc')
    .orderBy('messages.seq')
    .execute()
  return rows.map((row) => ({ ...toEntry(row, 'found'), reactions: Number(row.reactions) }))
}

type Row = Pick<MessageRow, 'id' | 'seq' | 'author_id' | 'mask_id' | 'text' | 'sent_at'>

const toEntry = (row: Row, why: Entry['why']): Entry => ({
  ...{ why, message: row.id, seq: row.seq, author: authorOf(row), excerpt: shorten(row.text) },
  ...{ sentAt: row.sent_at, reactions: 0 },
})

function onceEach(entries: readonly Entry[]): Entry[] {
  const first = new Map<MessageId, Entry>()
  for (const entry of entries) if (!first.has(entry.message)) first.set(entry.message, entry)
  return [...first.values()]
}
