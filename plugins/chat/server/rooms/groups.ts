import { Refusal } from '../../../api/server.ts'
import type { ConversationId, InputOf, PersonId } from '../../../api/contract.ts'
import type { contract, RoomWithPeople } from '../../contract.ts'
import { mostInGroup } from '../../group-size.ts'
import { takesPart } from '../../who-may-write.ts'
import type { Writing } from '../tables.ts'
import { findOfMember, listMembers, removeMember, saveMembers, saveName, saveRow } from './rows.ts'
import type { RoomRow } from './tables.ts'
import { readRoom, tell } from './telling.ts'

type Given<Command extends keyof (typeof contract)['commands']> = InputOf<(typeof contract)['commands'][Command]>

export async function makeGroup(context: Writing, { name, people }: Given<'makeGroup'>): Promise<RoomWithPeople> {
  const { db, activity, actor, now, conversations } = context
  const members = [...new Set([actor.id, ...people])]
  await checkMayGather(context, members)
  const conversation_id = await conversations.open({ audience: { kind: 'people', people: members } })
  const row: RoomRow = {
    ...{ conversation_id, activity_id: activity.id, kind: 'group', place: conversation_id },
    ...{ name: name.trim(), made_by: actor.id, made_at: now },
  }
  await saveRow(db, row, members)
  return tell(context, row)
}

export async function renameGroup(
  context: Writing,
  { conversation, name }: Given<'renameGroup'>,
): Promise<RoomWithPeople> {
  const row = await readOwn(context, conversation)
  await saveName(context.db, conversation, name.trim())
  return tell(context, { ...row, name: name.trim() })
}

export async function addToGroup(
  context: Writing,
  { conversation, people }: Given<'addToGroup'>,
): Promise<RoomWithPeople> {
  const row = await readOwn(context, conversation)
  const before = await readMembers(context, conversation)
  const added = people.filter((person) => !before.includes(person))
  await checkMayGather(context, [...before, ...added])
  if (added.length > 0) await saveMembers(context.db, conversation, added)
  await context.conversations.setAudience(conversation, { kind: 'people', people: [...before, ...added] })
  return tell(context, row)
}

/** Those who stay hear who is in it by now; who left finds it no more. */
export async function leaveGroup(context: Writing, { conversation }: Given<'leaveGroup'>) {
  const { db, actor, publish } = context
  const row = await readOwn(context, conversation)
  const left = (await readMembers(context, conversation)).filter((person) => person !== actor.id)
  await removeMember(db, conversation, actor.id)
  if (left.length > 0) await handOver(context, row, left)
  publish('roomLeft', { key: conversation }, { kind: 'people', people: [actor.id] })
  return {}
}

async function handOver(context: Writing, row: RoomRow, people: readonly PersonId[]): Promise<void> {
  const audience = { kind: 'people', people } as const
  context.publish('roomChanged', await readRoom(context, row), audience)
  await context.conversations.setAudience(row.conversation_id, audience)
}

/** A group that the actor is in. Throws `not_found` for any other, as if there were none. */
async function readOwn({ db, activity, actor }: Writing, conversation: ConversationId): Promise<RoomRow> {
  const row = await findOfMember(db, { activity: activity.id, conversation, person: actor.id })
  if (row?.kind === 'group') return row
  throw new Refusal('not_found', 404, 'There is no such group.')
}

const readMembers = async ({ db }: Writing, conversation: ConversationId): Promise<readonly PersonId[]> =>
  (await listMembers(db, [conversation])).get(conversation) ?? []

/** Throws unless the designer allows groups, and these are people of the activity who take part, few enough for one. */
async function checkMayGather({ activity, people }: Writing, members: readonly PersonId[]): Promise<void> {
  if (!activity.settings.groups) throw new Refusal('no_groups', 403, 'Here people make no groups of their own.')
  if (members.length > mostInGroup) throw tooLarge()
  const present = new Set((await people.listAudience()).filter(takesPart).map(({ id }) => id))
  if (members.some((person) => !present.has(person)))
    throw new Refusal('not_found', 404, 'Somebody of these is not here.')
}

const tooLarge = () =>
  Object.assign(new Refusal('group_too_large', 400, `A group has ${mostInGroup} people at most.`), {
    values: { count: mostInGroup },
  })
