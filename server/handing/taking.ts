import type { ActivityId, ConversationId, InputOf, OutputOf } from '../../plugins/api/contract.ts'
import type { Stretch } from '../../plugins/api/server.ts'
import { findActivity, type PlacedActivity } from '../activities/activities.ts'
import { readConversationFor, readMessageFor, type Conversation } from '../conversations/conversations.ts'
import { bring, type Brought } from '../conversations/handing/bringing.ts'
import { findHanded } from '../conversations/handing/handed.ts'
import { toMessages } from '../conversations/messages/messages.ts'
import { checkInTime } from '../conversations/rules.ts'
import { checkNotMuted } from '../conversations/talking/speaking.ts'
import type { MessageRow } from '../database/tables.ts'
import { refuse } from '../errors.ts'
import type { CommandScope } from '../operations/feature.ts'
import { listCards } from '../people/cards.ts'
import { isIn } from '../people/reader.ts'
import { contextsOf } from '../plugins/feature.ts'
import type { Plugins } from '../plugins/find.ts'
import type { contract } from './contract.ts'
import { listForms } from './takers.ts'

type Input = InputOf<(typeof contract)['commands']['take']>
type Output = OutputOf<(typeof contract)['commands']['take']>

/** Lets the activity's plugin make something of a stretch of talk, and ties both ends together. */
export async function take(scope: CommandScope, plugins: Plugins, input: Input): Promise<Output> {
  checkNotMuted(scope)
  const { activity, from, rows } = await readStretch(scope, input)
  const head = rows[0]
  if (!head) throw refuse('not_found')
  const before = await findHanded(scope.db, { from_message: head.id, to_activity: scope.activity.id })
  if (before) return describe(scope, before.to_conversation)
  const plugin = plugins.get(scope.activity.plugin ?? '')
  if (!plugin?.taking || !listForms(plugin, scope).includes(input.form)) throw refuse('not_taken', '/form')
  await checkInTime(scope)
  const brought: Brought = { rows, from, activity, form: input.form, toMore: input.toMore ?? false }
  const { stretch, whereTo } = await makeStretch(scope, brought, input.title)
  await plugin.taking.take(contextsOf(plugin).toWrite(scope), stretch)
  await tellThere(scope, brought)
  return describe(scope, whereTo())
}

interface Found {
  readonly activity: PlacedActivity
  readonly from: Conversation
  readonly rows: readonly MessageRow[]
}

/** What was said, found through the doors of where it was said: those of its activity, its conversation and each message. */
async function readStretch(scope: CommandScope, input: Input): Promise<Found> {
  const activity = await readActivityFor(scope, input.from)
  const there = { ...scope, activity }
  const found: MessageRow[] = []
  for (const id of input.messages) found.push((await readMessageFor(there, id)).message)
  const rows = found.toSorted((one, other) => one.seq - other.seq)
  const [head] = rows
  if (!head || rows.some((row) => row.conversation_id !== head.conversation_id))
    throw refuse('invalid_input', '/messages')
  if (rows.some((row) => row.gone !== null)) throw refuse('already_gone')
  return { activity, rows, from: await readConversationFor(there, head.conversation_id) }
}

async function readActivityFor({ db, activity: here, reader }: CommandScope, id: ActivityId): Promise<PlacedActivity> {
  const activity = await findActivity(db, id)
  if (!activity || activity.course !== here.course || !isIn(activity.audience, reader)) throw refuse('not_found')
  if (activity.id === here.id) throw refuse('not_taken', '/from')
  return activity
}

async function makeStretch(
  scope: CommandScope,
  brought: Brought,
  title: string,
): Promise<{ stretch: Stretch; whereTo: () => ConversationId }> {
  const [messages, put] = [await toMessages(scope.db, brought.rows), new Set<ConversationId>()]
  const stretch: Stretch = {
    form: brought.form,
    title: title.trim().replace(/\s+/g, ' '),
    messages,
    putInto(conversation) {
      put.add(conversation)
      return bring(scope, conversation, brought)
    },
  }
  const whereTo = () => {
    const [conversation] = put
    if (!conversation || put.size > 1) throw new Error('The plugin has to put what it takes into one conversation.')
    return conversation
  }
  return { stretch, whereTo }
}

/** Where it was said, its first message says where it goes on: as news of its own, since others may be at work there. */
async function tellThere(scope: CommandScope, { rows, from, activity }: Brought): Promise<void> {
  const [head] = await toMessages(
    scope.db,
    rows.slice(0, 1).map((row) => ({ ...row, handed: 1 as const })),
  )
  const became = head?.became?.at(-1)
  if (!head || !became) return
  const people = await listCards(scope.db, activity.course, became.by === null ? [] : [became.by])
  const news = { conversation: from.id, message: head.id, became, people }
  scope.publishIn(activity, 'conversations.messageWentOn', news, from.audience)
}

async function describe(scope: CommandScope, id: ConversationId): Promise<Output> {
  const conversation = await readConversationFor(scope, id)
  const described = await scope.db
    .selectFrom('conversation_descriptions')
    .select(['title', 'path'])
    .where('conversation_id', '=', conversation.id)
    .executeTakeFirst()
  return {
    conversation: conversation.id,
    title: described?.title ?? scope.activity.title,
    path: described?.path ?? null,
  }
}
