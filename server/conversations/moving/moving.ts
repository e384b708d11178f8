import { sql, type Kysely } from 'kysely'
import type { ConversationId, MessageId } from '../../../plugins/api/contract.ts'
import type { Message } from '../../../plugins/api/conversations.ts'
import type { MessageRow, Tables } from '../../database/tables.ts'
import { refuse } from '../../errors.ts'
import { isSameAudience } from '../../groups/audiences.ts'
import { newId } from '../../ids.ts'
import type { CommandScope } from '../../operations/feature.ts'
import { may } from '../../people/roles.ts'
import { listBranch } from '../messages/branches.ts'
import { readConversationFor, readMessageFor, type Conversation } from '../conversations.ts'
import { wearElsewhere } from '../talking/masks.ts'
import { carryReaders } from './moved-readers.ts'
import { tellMoved } from './telling-moved.ts'
import { placeBelow, type Place } from '../messages/nesting.ts'
import { clearPlace, listPlacesLeft, toPlaceLeft } from './places-left.ts'
import { tellStandingOf } from '../reading/standing.ts'
import { listViews } from '../views.ts'

/** More than this is a thread of its own already; its news would be too long for one frame. */
const mostAtOnce = 200

/**
 * Moves a message and what was answered below it to the end of another conversation. Ids, order, reactions, files and
 * revisions stay as they are; only places and numbers are new. In the old place stays a message that is gone and says
 * where it went, so that numbers keep their meaning there. What moves to where it came from takes its place again, so that
 * whoever moved something by mistake moves it back.
 */
export async function moveBranch(
  scope: CommandScope,
  { message: id, to: target }: { message: MessageId; to: ConversationId },
): Promise<Message[]> {
  if (!may(scope.reader.role, 'facilitate')) throw refuse('not_allowed')
  const { message: head, conversation: from } = await readMessageFor(scope, id)
  const to = await readConversationFor(scope, target)
  if (to.id === from.id || head.gone === 'moved') throw refuse('invalid_input', '/message')
  if (!isSameAudience(from.audience, to.audience)) throw refuse('other_audience')
  // A place that is left from an earlier move stays where that was.
  const branch = (await listBranch(scope.db, head)).filter(({ gone }) => gone !== 'moved')
  if (branch.length > mostAtOnce) throw refuse('too_many_to_move')
  const before = await listViews(scope, from)
  const left = await listPlacesLeft(scope.db, to.id, branch)
  const moved = await takeAlong(scope, { branch, to, head: head.id, left })
  const places = await leavePlaces(scope, branch)
  for (const { id: conversation } of [from, to]) await reckon(scope.db, conversation)
  await carryReaders(scope, { branch: branch.filter(({ id: each }) => !left.has(each)), from, to })
  const wearers = new Set(moved.filter((row) => row.mask_id !== null).map((row) => row.author_id))
  for (const wearer of wearers) await tellStandingOf(scope, wearer)
  return tellMoved(scope, { from, to, moved, places, before })
}

interface Taking {
  readonly branch: readonly MessageRow[]
  readonly to: Conversation
  readonly head: MessageId
  /** The places that these left there, by whose they are. */
  readonly left: ReadonlyMap<MessageId, MessageRow>
}

async function takeAlong(scope: CommandScope, { branch, to, head, left }: Taking): Promise<MessageRow[]> {
  const { db } = scope
  const backs = new Map([...left.values()].map(({ id, moved_to }) => [id, moved_to]))
  const places = new Map<MessageId, Place>()
  const moved: MessageRow[] = []
  let lastSeq = to.lastSeq
  for (const row of branch) {
    const place = left.get(row.id)
    const above = row.reply_to === null || row.id === head ? undefined : places.get(row.reply_to)
    const changes = place
      ? toPlaceLeft(place, backs)
      : { ...toEnd(row, above, (lastSeq += 1)), mask_id: await wearElsewhere(scope, row, to.id) }
    const now = { conversation_id: to.id, ...changes }
    places.set(row.id, now)
    if (place) await clearPlace(db, place, row.id)
    await db.updateTable('messages').set(now).where('id', '=', row.id).execute()
    moved.push({ ...row, ...now })
  }
  await db.updateTable('conversations').set({ last_seq: lastSeq }).where('id', '=', to.id).execute()
  return moved
}

const toEnd = (row: MessageRow, above: Place | undefined, seq: number) => ({
  seq,
  reply_to: above ? row.reply_to : null,
  replied_revision: above ? row.replied_revision : null,
  ...placeBelow(above, seq),
})

/** Each place keeps its number and what it stood below; between themselves, places answer each other as the messages did. */
async function leavePlaces(scope: CommandScope, branch: readonly MessageRow[]): Promise<MessageRow[]> {
  const ids = new Map(branch.map((row) => [row.id, newId<'message'>(row.sent_at)]))
  const gone = { gone: 'moved', gone_at: scope.now, gone_by: scope.reader.actor.id, gone_reason: null } as const
  const places = branch.map((row) => ({
    ...row,
    ...gone,
    id: ids.get(row.id) ?? newId<'message'>(scope.now),
    reply_to: row.reply_to === null ? null : (ids.get(row.reply_to) ?? row.reply_to),
    moved_to: row.id,
    markdown: '',
    html: '',
    text: '',
  }))
  for (const place of places) await leavePlace(scope, place)
  return places
}

/** What stays there because it is a place of an earlier move stands below the place from now on. */
async function leavePlace({ db }: CommandScope, place: MessageRow): Promise<void> {
  await db.insertInto('messages').values(place).execute()
  await db
    .updateTable('messages')
    .set({ reply_to: place.id })
    .where('reply_to', '=', place.moved_to)
    .where('conversation_id', '=', place.conversation_id)
    .execute()
}

/** What a conversation says of itself, from what is in it now. */
async function reckon(db: Kysely<Tables>, id: ConversationId): Promise<void> {
  const there = db.selectFrom('messages').where('conversation_id', '=', id).where('gone', 'is', null)
  const { count, last } = await there
    .select(({ fn }) => [fn.countAll().as('count'), fn.max('sent_at').as('last')])
    .executeTakeFirstOrThrow()
  await db
    .updateTable('conversations')
    .set({ message_count: Number(count), last_message_at: last === null ? sql`created_at` : last })
    .where('id', '=', id)
    .execute()
  await db.deleteFrom('conversation_authors').where('conversation_id', '=', id).execute()
  await db
    .insertInto('conversation_authors')
    .columns(['conversation_id', 'person_id', 'last_seq'])
    .expression(
      there
        .where('mask_id', 'is', null)
        .select(({ fn }) => ['conversation_id', 'author_id', fn.max('seq').as('last_seq')])
        .groupBy(['conversation_id', 'author_id']),
    )
    .execute()
}
