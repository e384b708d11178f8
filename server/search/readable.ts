import { sql, type ExpressionBuilder, type Kysely } from 'kysely'
import type {
  ActivityId,
  CircleId,
  CohortId,
  ConversationId,
  CourseId,
  MessageId,
  PersonId,
} from '../../plugins/api/contract.ts'
import { lockedAfter } from '../conversations/conversations.ts'
import { listLocked } from '../conversations/rules.ts'
import { keepQuery } from '../database/kept-query.ts'
import { listAttached } from '../files/attached.ts'
import type { Tables } from '../database/tables.ts'
import type { Scope } from '../operations/feature.ts'
import { withNames } from './words.ts'

/** What else has to be true of a message, beside its words. */
export interface Filters {
  readonly author?: PersonId
  readonly kind?: string
  readonly withFile?: true
  readonly here?: true
  readonly within?: ConversationId
  readonly since?: number
  readonly until?: number
}

/** A message that can be read now, by this reader, and where it was said. */
export interface ReadableMessage {
  readonly message: MessageId
  readonly seq: number
  readonly author: PersonId
  /** Its words, and what its files are called. */
  readonly text: string
  readonly sentAt: number
  readonly conversation: ConversationId
  readonly activity: ActivityId
  readonly activityTitle: string
  readonly path: string | null
  readonly title: string | null
  readonly kind: string | null
}

/** The second door for many messages at once: what is gone, or said where the reader is not in the audience, is not found. */
export async function listReadable(
  scope: Scope,
  messages: readonly MessageId[],
  filters: Filters,
): Promise<ReadableMessage[]> {
  if (messages.length === 0) return []
  const rows = await withoutLocked(scope, await select(scope, messages, filters))
  const files = await listAttached(
    scope.db,
    rows.map(({ message: id }) => id),
  )
  return rows.map((row) => ({ ...row, text: withNames(row.text, files.get(row.message)) }))
}

/** While somebody types, nothing is chosen yet: the question is always the same, and building it would take longer than asking. */
function select({ db, reader, activity }: Scope, messages: readonly MessageId[], filters: Filters) {
  const asked = { ...idsOf(reader), messages }
  if (Object.keys(filters).length === 0) return selectSpoken(db, asked)
  let query = spokenIn(db, asked)
  const { author, kind, since, until } = filters
  if (author !== undefined) query = query.where((eb) => eb(speaker(eb), '=', author))
  if (kind !== undefined) query = query.where('conversation_descriptions.kind', '=', kind)
  if (filters.here) query = query.where('conversations.activity_id', '=', activity.id)
  if (filters.within !== undefined) query = query.where('conversations.id', '=', filters.within)
  if (filters.withFile) query = query.where('messages.id', 'in', attachedTo(db))
  if (since !== undefined) query = query.where('messages.sent_at', '>=', since)
  if (until !== undefined) query = query.where('messages.sent_at', '<', until)
  return query.execute()
}

interface Asked extends ReaderIds {
  readonly messages: readonly MessageId[]
}

const spokenIn = (db: Kysely<Tables>, { messages, ...reader }: Asked) =>
  conversationsFor(db, reader)
    .innerJoin('messages', 'messages.conversation_id', 'conversations.id')
    .select(['messages.id as message', 'messages.seq', 'messages.text', 'messages.sent_at as sentAt'])
    .select((eb) => speaker(eb).as('author'))
    .select('activities.settings')
    .where('messages.id', 'in', messages)
    .where('messages.gone', 'is', null)

const selectSpoken = keepQuery((db: Kysely<Tables>, asked: Asked) => spokenIn(db, asked))

/** Of somebody who wrote without a name, what stands in its place: by their name nobody finds it. */
const speaker = ({ fn }: ExpressionBuilder<Tables, 'messages'>) => fn.coalesce('messages.mask_id', 'messages.author_id')

/** Without what others said where the reader has yet to say something first. */
async function withoutLocked<Row extends Spoken>(scope: Scope, rows: readonly Row[]): Promise<Row[]> {
  const locked = new Set<ConversationId>()
  for (const settings of new Set(rows.map((row) => row.settings))) {
    const activity = { ...scope.activity, settings: JSON.parse(settings) as Scope['activity']['settings'] }
    const ofSettings = rows.filter((row) => row.settings === settings)
    const conversations = [...new Set(ofSettings.map(({ conversation }) => conversation))]
    for (const id of await listLocked({ ...scope, activity }, conversations)) locked.add(id)
  }
  return rows.filter(({ conversation, seq }) => seq <= lockedAfter || !locked.has(conversation))
}

type Spoken = Pick<ReadableMessage, 'conversation' | 'seq'> & { readonly settings: string }

const attachedTo = (db: Kysely<Tables>) =>
  db.selectFrom('message_files').select('message_id').where('until_revision', 'is', null)

/** The conversations of the whole course that the reader may read, with what they are called. */
export const readableConversations = ({ db, reader }: Pick<Scope, 'db' | 'reader'>) =>
  conversationsFor(db, idsOf(reader))

interface ReaderIds {
  readonly [name: string]: string | readonly string[]
  readonly course: CourseId
  readonly person: PersonId
  readonly cohorts: readonly CohortId[]
  readonly circles: readonly CircleId[]
}

const idsOf = ({ course, actor, cohorts, circles }: Scope['reader']): ReaderIds => ({
  ...{ course, person: actor.id, cohorts, circles },
})

const conversationsFor = (db: Kysely<Tables>, reader: ReaderIds) =>
  db
    .selectFrom('conversations')
    .innerJoin('activities', 'activities.id', 'conversations.activity_id')
    .leftJoin('conversation_descriptions', 'conversation_descriptions.conversation_id', 'conversations.id')
    .select(['conversations.id as conversation', 'activities.id as activity', 'activities.title as activityTitle'])
    .select(['conversation_descriptions.title', 'conversation_descriptions.kind', 'conversation_descriptions.path'])
    .where('conversations.course_id', '=', reader.course)
    .where((eb) => isForCohorts(eb, 'activities.cohort_id', reader.cohorts))
    .where((eb) =>
      eb.or([
        eb('conversations.audience', '=', 'course'),
        eb.and([
          eb('conversations.audience', '=', 'cohort'),
          isForCohorts(eb, 'conversations.cohort_id', reader.cohorts),
        ]),
        ...(reader.circles.length === 0
          ? []
          : [
              eb.and([
                eb('conversations.audience', '=', 'circle'),
                eb('conversations.circle_id', 'in', reader.circles),
              ]),
            ]),
        eb.and([eb('conversations.audience', '=', 'people'), isNamed(eb, reader.person)]),
      ]),
    )

type Conversations = ExpressionBuilder<Tables, 'conversations' | 'activities'>

/** For everybody, or for a cohort that the reader may read. */
function isForCohorts(
  eb: Conversations,
  column: 'activities.cohort_id' | 'conversations.cohort_id',
  cohorts: readonly CohortId[],
) {
  const everybody = eb(column, 'is', null)
  return cohorts.length === 0 ? everybody : eb.or([everybody, eb(column, 'in', cohorts)])
}

const isNamed = (eb: Conversations, person: PersonId) =>
  eb.exists(
    eb
      .selectFrom('conversation_people')
      .select(sql`1`.as('one'))
      .whereRef('conversation_people.conversation_id', '=', 'conversations.id')
      .where('conversation_people.person_id', '=', person),
  )
