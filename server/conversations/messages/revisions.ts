import type { Kysely } from 'kysely'
import type { FileCard } from '../../../plugins/api/contract.ts'
import type { MessageRow, Tables } from '../../database/tables.ts'
import { refuse } from '../../errors.ts'
import { listAttachedSince } from '../../files/attached.ts'
import type { Rendered } from './markdown.ts'

export interface Revision {
  readonly revision: number
  readonly html: string
  readonly writtenAt: number
  readonly files: FileCard[]
}

/** Keeps what the message said until now, and lets it say something new. */
export async function saveRevision(
  db: Kysely<Tables>,
  message: MessageRow,
  words: Rendered & { readonly markdown: string },
  now: number,
): Promise<MessageRow> {
  const { id, revision, markdown, html, edited_at, sent_at } = message
  const written_at = edited_at ?? sent_at
  const changes = {
    markdown: words.markdown,
    html: words.html,
    text: words.text,
    revision: revision + 1,
    edited_at: now,
  }
  const saved = await db
    .updateTable('messages')
    .set(changes)
    .where('id', '=', id)
    .where('revision', '=', revision)
    .returning('id')
    .executeTakeFirst()
  if (!saved) throw refuse('edited_meanwhile')
  await db.insertInto('message_revisions').values({ message_id: id, revision, markdown, html, written_at }).execute()
  return { ...message, ...changes }
}

/** Everything the message said, the newest first. */
export async function listRevisions(db: Kysely<Tables>, message: MessageRow): Promise<Revision[]> {
  const earlier = await db
    .selectFrom('message_revisions')
    .select(['revision', 'html', 'written_at as writtenAt'])
    .where('message_id', '=', message.id)
    .orderBy('revision', 'desc')
    .execute()
  const { revision, html, edited_at, sent_at } = message
  const filesAt = await listAttachedSince(db, message.id)
  return [{ revision, html, writtenAt: edited_at ?? sent_at }, ...earlier].map((said) => ({
    ...said,
    files: filesAt(said.revision),
  }))
}
