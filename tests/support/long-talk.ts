import type { Kysely } from 'kysely'
import type { ConversationId, MessageId, PersonId } from '../../plugins/api/contract.ts'
import { placeBelow, type Place } from '../../server/conversations/messages/nesting.ts'
import type { MessageRow, Tables } from '../../server/database/tables.ts'

interface Filled {
  readonly conversation: ConversationId
  readonly authors: readonly PersonId[]
  readonly count: number
  readonly now: number
}

/** Writes a long conversation at once, as if it had been said: every third message begins a branch, the others answer one. */
export async function fillConversation(
  db: Kysely<Tables>,
  { conversation, authors, count, now }: Filled,
): Promise<void> {
  const said: (Place & { id: MessageId })[] = []
  const rows: MessageRow[] = []
  for (let seq = 1; seq <= count; seq += 1) {
    // A branch is answered soon after it began, and now and then much later.
    const answered =
      seq === 1 ? undefined : said[seq % 3 === 1 ? 0 : Math.max(0, seq - 2 - (seq % 7) * (seq % 50 === 0 ? 40 : 1))]
    const row = makeRow({ conversation, seq, author: authors[seq % authors.length] ?? ('' as PersonId), now }, answered)
    said.push(row)
    rows.push(row)
  }
  for (let at = 0; at < rows.length; at += 500)
    await db
      .insertInto('messages')
      .values(rows.slice(at, at + 500))
      .execute()
  const faces = JSON.stringify(authors.slice(0, 6))
  const last = { last_seq: count, message_count: count, last_message_at: now, faces }
  await db.updateTable('conversations').set(last).where('id', '=', conversation).execute()
  const written = authors.map((person_id) => ({ conversation_id: conversation, person_id }))
  await db.insertInto('conversation_authors').values(written).execute()
}

interface Saying {
  readonly conversation: ConversationId
  readonly seq: number
  readonly author: PersonId
  readonly now: number
}

function makeRow(
  { conversation, seq, author, now }: Saying,
  answered: (Place & { id: MessageId }) | undefined,
): MessageRow {
  const words = `Message ${seq}. ${'Words that fill a line or two. '.repeat((seq % 4) + 1)}`.trim()
  return {
    // Ids sort by time.
    id: `${conversation}-${String(seq).padStart(6, '0')}` as MessageId,
    conversation_id: conversation,
    seq,
    author_id: author,
    reply_to: answered?.id ?? null,
    markdown: words,
    html: `<p>${words}</p>`,
    text: words,
    revision: 1,
    sent_at: now - (20_000 - seq) * 60_000,
    edited_at: null,
    gone: null,
    gone_at: null,
    gone_by: null,
    gone_reason: null,
    replied_revision: answered ? 1 : null,
    moved_to: null,
    mask_id: null,
    handed: 0,
    ...placeBelow(answered, seq),
  }
}
