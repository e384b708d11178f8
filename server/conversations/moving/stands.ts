import { setImmediate } from 'node:timers/promises'
import { sql, type Kysely, type RawBuilder } from 'kysely'
import type { ConversationId, MessageId } from '../../../plugins/api/contract.ts'
import type { MessageRow, Tables } from '../../database/tables.ts'
import type { CommandScope } from '../../operations/feature.ts'
import type { Conversation } from '../conversations.ts'
import type { Stem } from '../messages/branches.ts'

/** Where a message stands: all that a move changes of it. */
export type Stand = Pick<
  MessageRow,
  'id' | 'conversation_id' | 'seq' | 'reply_to' | 'replied_revision' | 'branch' | 'twig' | 'mask_id'
>

/** What a message that moved leaves: a place, new or taken over, that stands where it stood. */
export interface Left {
  readonly message: MessageId
  readonly stand: Stand
  readonly isNew: boolean
}

/** Few enough for one statement of either database, and many enough that a move of thousands is a few of them. */
const together = 400

/** Between two parts everybody else reads and is told things; writing waits, since to others all of it happens at once. */
async function inParts<Item>(items: readonly Item[], work: (part: readonly Item[]) => Promise<unknown>): Promise<void> {
  for (let from = 0; from < items.length; from += together) {
    await work(items.slice(from, from + together))
    if (items.length > together) await setImmediate()
  }
}

/** Places that messages left in a conversation when they moved away from it, by whose they are. */
export async function listPlacesLeft(
  db: Kysely<Tables>,
  conversation: ConversationId,
  messages: readonly Pick<Stem, 'id'>[],
): Promise<ReadonlyMap<MessageId, Stand>> {
  const rows = await db
    .selectFrom('messages')
    .select(['id', 'conversation_id', 'seq', 'reply_to', 'replied_revision', 'branch', 'twig', 'mask_id', 'moved_to'])
    .where('conversation_id', '=', conversation)
    .where('gone', '=', 'moved')
    .execute()
  const wanted = new Set(messages.map(({ id }) => id))
  return new Map(
    rows.flatMap(({ moved_to, ...place }) =>
      moved_to !== null && wanted.has(moved_to) ? [[moved_to, place] as const] : [],
    ),
  )
}

interface Change {
  readonly to: Pick<Conversation, 'id' | 'lastSeq'>
  readonly now: readonly Stand[]
  readonly left: readonly Left[]
  /** Places of earlier moves that stood below what moves. */
  readonly staying: readonly Stem[]
}

/**
 * Puts messages where they stand now, and places where they stood. Nothing is deleted: what a message had left where it
 * comes back to becomes what it leaves. As many statements as there are hundreds, however many messages there are.
 */
export async function changePlaces(scope: CommandScope, { to, now, left, staying }: Change): Promise<void> {
  const { db } = scope
  const added = left.filter(({ isNew }) => isNew)
  const taken = left.filter(({ isNew }) => !isNew).map(({ stand }) => stand)
  const whose = new Map(left.filter(({ isNew }) => !isNew).map(({ message, stand }) => [stand.id, message]))
  // What stands below a place stands below the message again, and the other way where a place of an earlier move stays.
  if (whose.size > 0) await saveAnswers(db, await listAnswering(db, to.id), whose)
  await stepAside(db, taken)
  await saveStands(db, now)
  await insertPlaces(scope, added)
  await saveStands(db, taken)
  await saveLeft(scope, taken)
  await saveAnswers(db, staying, new Map(left.map(({ message, stand }) => [message, stand.id])))
  const lastSeq = to.lastSeq + added.length
  await db.updateTable('conversations').set({ last_seq: lastSeq }).where('id', '=', to.id).execute()
}

type Answering = Pick<MessageRow, 'id' | 'reply_to'>

const listAnswering = (db: Kysely<Tables>, conversation: ConversationId): Promise<Answering[]> =>
  db
    .selectFrom('messages')
    .select(['id', 'reply_to'])
    .where('conversation_id', '=', conversation)
    .where('reply_to', 'is not', null)
    .execute()

/** Those that answered one of these answer what took its place. */
function saveAnswers(
  db: Kysely<Tables>,
  all: readonly Answering[],
  instead: ReadonlyMap<MessageId, MessageId>,
): Promise<void> {
  const answers = all.flatMap(({ id, reply_to }) => {
    const now = reply_to === null ? undefined : instead.get(reply_to)
    return now === undefined ? [] : [{ id, now }]
  })
  return inParts(answers, (part) =>
    sql`
      with answers(id, reply_to) as (values ${sql.join(part.map(({ id, now }) => sql`(${id}, ${now})`))})
      update messages set reply_to = answers.reply_to from answers where messages.id = answers.id`.execute(db),
  )
}

/** Gives up the numbers of places that messages take again: two cannot have one, not even between two statements. */
const stepAside = (db: Kysely<Tables>, places: readonly Stand[]): Promise<void> =>
  inParts(places, (part) =>
    db
      .updateTable('messages')
      .set({ seq: sql`-seq` })
      .where('id', 'in', idsOf(part))
      .execute(),
  )

const saveStands = (db: Kysely<Tables>, stands: readonly Stand[]): Promise<void> =>
  inParts(stands, (part) =>
    sql`
      with stands(id, conversation_id, seq, reply_to, replied_revision, branch, twig, mask_id)
        as (values ${sql.join(part.map((stand) => sql`(${toValues(stand)})`))})
      update messages set
        conversation_id = stands.conversation_id, seq = stands.seq, reply_to = stands.reply_to,
        replied_revision = stands.replied_revision, branch = stands.branch, twig = stands.twig, mask_id = stands.mask_id
      from stands where messages.id = stands.id`.execute(db),
  )

/** PostgreSQL takes a number that is bound for a text until it is told. */
const whole = (value: number | null): RawBuilder<unknown> => sql`cast(${value} as integer)`

const toValues = (stand: Stand): RawBuilder<unknown> =>
  sql`${stand.id}, ${stand.conversation_id}, ${whole(stand.seq)}, ${stand.reply_to}, ${whole(stand.replied_revision)},
    ${whole(stand.branch)}, ${whole(stand.twig)}, ${stand.mask_id}`

/** Adds what is left of messages: all that is known of them but their words. */
const insertPlaces = ({ db, now, reader }: CommandScope, left: readonly Left[]): Promise<void> =>
  inParts(left, (part) =>
    sql`
      with stands(message_id, id, conversation_id, seq, reply_to, replied_revision, branch, twig, mask_id)
        as (values ${sql.join(part.map(({ message, stand }) => sql`(${message}, ${toValues(stand)})`))})
      insert into messages (id, conversation_id, seq, author_id, reply_to, replied_revision, markdown, html, text,
        revision, sent_at, edited_at, gone, gone_at, gone_by, moved_to, mask_id, branch, twig, handed)
      select stands.id, stands.conversation_id, stands.seq, author_id, stands.reply_to, stands.replied_revision, '', '',
        '', revision, sent_at, edited_at, 'moved', cast(${now} as bigint), ${reader.actor.id}, messages.id, stands.mask_id,
        stands.branch, stands.twig, handed
      from stands join messages on messages.id = stands.message_id order by stands.seq`.execute(db),
  )

/** When they were left last, and by whom. */
const saveLeft = ({ db, now, reader }: CommandScope, places: readonly Stand[]): Promise<void> =>
  inParts(places, (part) =>
    db.updateTable('messages').set({ gone_at: now, gone_by: reader.actor.id }).where('id', 'in', idsOf(part)).execute(),
  )

const idsOf = (stands: readonly Stand[]): MessageId[] => stands.map(({ id }) => id)
