import type { ConversationId, MessageId } from '../../../plugins/api/contract.ts'
import type { Message } from '../../../plugins/api/conversations.ts'
import type { PlacedActivity } from '../../activities/activities.ts'
import type { MessageRow } from '../../database/tables.ts'
import { refuse } from '../../errors.ts'
import { copyAttached } from '../../files/copying.ts'
import { newId } from '../../ids.ts'
import type { CommandScope } from '../../operations/feature.ts'
import { readConversationFor, type Conversation } from '../conversations.ts'
import { saveMentions } from '../messages/mentions.ts'
import { insertMessage, toMessages, type Inserted } from '../messages/messages.ts'
import { renderFor } from '../messages/rendering.ts'
import { markRead } from '../reading/reading.ts'
import { tellStandingOf } from '../reading/standing.ts'
import { authorOf, wearElsewhere } from '../talking/masks.ts'
import { appendTalkLine } from '../talking/talk-log.ts'
import { tell } from '../talking/telling.ts'
import { saveHanded } from './handed.ts'
import { isForFew, isWithin } from './reach.ts'

/** What is brought from one activity to another, and where from. */
export interface Brought {
  readonly rows: readonly MessageRow[]
  readonly from: Conversation
  readonly activity: PlacedActivity
  readonly form: string
  /** Whether whoever brings it was told that more people will read it, and wants that. */
  readonly toMore: boolean
}

/**
 * Puts words that were said in another activity into an empty conversation of this one. Whoever said them is their author
 * here, too, with a mask where they wore one; when they said it stays, and so do files, and what answers what.
 */
export async function bring(scope: CommandScope, id: ConversationId, brought: Brought): Promise<Message[]> {
  const to = await readConversationFor(scope, id)
  const [head] = brought.rows
  if (to.lastSeq > 0 || !head) throw new Error('A stretch of talk is put into an empty conversation.')
  await checkReach(scope, to, brought)
  const handed = {
    id: newId<'handed'>(scope.now),
    from_activity: brought.activity.id,
    from_message: head.id,
    to_activity: scope.activity.id,
    to_conversation: to.id,
    to_message: null,
    form: brought.form,
    seen_from: (await isWithin(scope, brought.from.audience, to.audience)) ? 1 : 0,
    seen_to: (await isWithin(scope, to.audience, brought.from.audience)) ? 1 : 0,
    handed_by: scope.reader.actor.id,
    handed_at: scope.now,
  } as const
  await saveHanded(scope.db, handed)
  const copies = await copyAll(scope, to, brought)
  const [first] = copies
  await scope.db
    .updateTable('handed')
    .set({ to_message: first?.id ?? null })
    .where('id', '=', handed.id)
    .execute()
  for (const row of copies) await tell(scope, 'messageSent', { conversation: to, row })
  await markRead(scope, { conversation: to.id, seq: copies.length })
  for (const person of new Set(copies.filter((row) => row.mask_id !== null).map((row) => row.author_id)))
    await tellStandingOf(scope, person)
  return toMessages(scope.db, copies)
}

/** What was said to a few goes to more only by whoever said it, and nothing goes to more unless that is wanted. */
async function checkReach(scope: CommandScope, to: Conversation, { rows, from, toMore }: Brought): Promise<void> {
  if (await isWithin(scope, to.audience, from.audience)) return
  const isOwn = rows.every((row) => row.author_id === scope.reader.actor.id)
  if (isForFew(from.audience) && !isOwn) throw refuse('said_to_few')
  if (!toMore) throw refuse('reaches_more')
}

async function copyAll(scope: CommandScope, empty: Conversation, { rows }: Brought): Promise<MessageRow[]> {
  const copies = new Map<MessageId, MessageRow>()
  let to = empty
  for (const row of rows) {
    const answered = row.reply_to === null ? undefined : copies.get(row.reply_to)
    const copied = await copy(scope, { row, to, answered })
    copies.set(row.id, copied.row)
    to = copied.conversation
  }
  return [...copies.values()]
}

interface Copying {
  readonly row: MessageRow
  readonly to: Conversation
  readonly answered: MessageRow | undefined
}

/** People whom a message names and who cannot read it here are not named to those who can: their names stay words. */
async function copy(scope: CommandScope, { row, to, answered }: Copying): Promise<Inserted> {
  const { db } = scope
  const files = await copyAttached(scope, row.id)
  const rendered = await renderFor(scope, to, { markdown: row.markdown, files: files.length })
  const written = { conversation: to, author: row.author_id, markdown: row.markdown, answered }
  const mask = await wearElsewhere(scope, row, to.id)
  const inserted = await insertMessage(scope, { ...rendered, ...written, mask, saidAt: row.sent_at })
  const { row: copied } = inserted
  if (rendered.mentions.length > 0) await saveMentions(db, copied.id, rendered.mentions)
  await files.attachTo(copied.id)
  await db.insertInto('handed_messages').values({ message_id: copied.id, from_message: row.id }).execute()
  const line = { verb: 'brought', conversation: to.id, object: copied.id, toward: [authorOf(copied)] }
  await appendTalkLine(scope, line)
  return inserted
}
