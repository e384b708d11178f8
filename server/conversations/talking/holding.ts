import type { ConversationId, FileId, PersonId } from '../../../plugins/api/contract.ts'
import type { HeldMessage } from '../../../plugins/api/conversations.ts'
import type { PersonCard } from '../../../plugins/api/contract.ts'
import { listFileRows, toFileCard } from '../../files/files.ts'
import { keepFiles } from '../../files/keeping.ts'
import { newId } from '../../ids.ts'
import type { CommandScope, Scope } from '../../operations/feature.ts'
import { listCards } from '../../people/cards.ts'
import { listReaders } from '../../people/reader.ts'
import { may } from '../../people/roles.ts'
import { readConversationFor, type Conversation } from '../conversations.ts'
import type { HeldRow } from '../tables.ts'
import { authorOf } from './masks.ts'

/** Whose the files of held messages are, among those who keep files. */
export const keeperOfHeld = 'held'

/** Whether what the actor says waits first; those who lead the course say what they have to say. */
export const isHeld = ({ reader }: Scope, { holds }: Conversation): boolean => holds && !may(reader.role, 'facilitate')

type Words = Pick<HeldRow, 'markdown' | 'html' | 'mask_id' | 'reply_to' | 'replied_revision'> & {
  readonly files: readonly FileId[]
}

/** Keeps what somebody wrote, for them and for those who lead the course: it has no number, and nobody else is told of it. */
export async function hold(
  scope: CommandScope,
  conversation: Conversation,
  { files, ...words }: Words,
): Promise<{ waits: HeldMessage }> {
  const author = scope.reader.actor.id
  const people = [...new Set([author, ...(await listLeading(scope, conversation))])]
  await keepFiles(scope, keeperOfHeld, { files, audience: { kind: 'people', people } })
  const row: HeldRow = {
    ...words,
    id: newId<'held'>(scope.now),
    conversation_id: conversation.id,
    place: 1 + (await findLastPlace(scope, conversation)),
    author_id: author,
    files: JSON.stringify(files),
    sent_at: scope.now,
    returned_at: null,
    returned_by: null,
    reason: null,
  }
  await scope.db.insertInto('held_messages').values(row).execute()
  await tellHeld(scope, conversation, author)
  return { waits: await toHeld(scope, row) }
}

/** Commands of one activity follow each other, so nobody takes the same place. */
async function findLastPlace({ db }: Scope, { id }: Conversation): Promise<number> {
  const { last } = await db
    .selectFrom('held_messages')
    .select(({ fn }) => fn.max('place').as('last'))
    .where('conversation_id', '=', id)
    .executeTakeFirstOrThrow()
  return last ?? 0
}

/** One's own that wait or were returned; for those who lead the course, everything that waits. The oldest first. */
export async function listHeld(
  scope: Scope,
  { conversation: id }: { conversation: ConversationId },
): Promise<{ held: HeldMessage[]; people: PersonCard[] }> {
  const { db, reader, activity } = scope
  const me = reader.actor.id
  const conversation = await readConversationFor(scope, id)
  const rows = await db
    .selectFrom('held_messages')
    .selectAll()
    .where('conversation_id', '=', conversation.id)
    .where(({ eb, or }) =>
      or([eb('author_id', '=', me), ...(may(reader.role, 'facilitate') ? [eb('returned_at', 'is', null)] : [])]),
    )
    .orderBy('place')
    .execute()
  const held: HeldMessage[] = []
  for (const row of rows) held.push(await toHeld(scope, row))
  const named = held.flatMap(({ author, returned }) => [author, ...(returned ? [returned.by] : [])])
  return { held, people: await listCards(db, activity.course, named) }
}

/** Their pages ask anew: only they are told, and not what was said. */
export async function tellHeld(scope: CommandScope, conversation: Conversation, author: PersonId): Promise<void> {
  const people = [...new Set([author, ...(await listLeading(scope, conversation))])]
  scope.publish('conversations.heldChanged', { conversation: conversation.id }, { kind: 'people', people })
}

/** Those who lead the course and are in the conversation. */
async function listLeading({ db, activity }: Scope, { audience }: Conversation): Promise<PersonId[]> {
  const rows = await db
    .selectFrom('members')
    .select('person_id')
    .where('course_id', '=', activity.course)
    .where('status', '=', 'active')
    .where('role', '=', 'facilitator')
    .execute()
  const { course } = activity
  return listReaders(
    db,
    { course, audience },
    rows.map((row) => row.person_id),
  )
}

// Only `hold` writes the column.
export const filesOf = ({ files }: HeldRow): FileId[] => JSON.parse(files) as FileId[]

async function toHeld({ db }: Scope, row: HeldRow): Promise<HeldMessage> {
  const { returned_at: at, returned_by: by } = row
  return {
    id: row.id,
    conversation: row.conversation_id,
    author: authorOf(row),
    html: row.html,
    sentAt: row.sent_at,
    files: (await listFileRows(db, filesOf(row))).map(toFileCard),
    returned: at !== null && by !== null ? { by, at, reason: row.reason ?? '' } : null,
  }
}
