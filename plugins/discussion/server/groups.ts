import type { Group, GroupId } from '../../api/contract.ts'
import type { ConversationSummary } from '../../api/conversations.ts'
import { Refusal, type Audience, type QueryContext } from '../../api/server.ts'
import type { contract } from '../contract.ts'
import type { DiscussionTables } from './tables.ts'
import type { Tending } from './telling.ts'

type Reading = Pick<QueryContext<typeof contract, DiscussionTables>, 'activity' | 'people'>

/** The cohorts and circles that the person can read. */
export const listGroups = async ({ people }: Reading): Promise<Group[]> =>
  (await people.listGroups()).map(({ id, kind, name }) => ({ id, kind, name }))

/** Whom a thread is for that the actor starts; undefined for everybody. Throws as the contract says. */
export async function chooseAudience(context: Tending, named: GroupId | undefined): Promise<Audience | undefined> {
  const { activity, people, can } = context
  const { groups: kind } = activity.settings
  const groups = kind === 'course' ? [] : (await people.listGroups()).filter((group) => group.kind === kind)
  const chosen = named === undefined ? undefined : groups.find(({ id }) => id === named)
  if (chosen) return chosen.audience
  if (named !== undefined) throw new Refusal('not_found', 404, 'This group is not here, or not yours.', '/group')
  if (kind === 'course' || can('facilitate')) return undefined
  const [only, ...others] = groups
  if (!only)
    throw new Refusal('no_group', 409, 'Here people talk in groups, and you are in none yet. Ask who leads the course.')
  if (others.length > 0) throw new Refusal('choose_group', 409, 'Choose which of your groups this is for.', '/group')
  return only.audience
}

/** Whom a conversation is for; undefined for a group that is no more. */
export async function findAudience(
  { activity, people }: Reading,
  { group }: Pick<ConversationSummary, 'group'>,
): Promise<Audience | undefined> {
  if (group === undefined) return activity.audience
  return (await people.listGroups()).find(({ id }) => id === group)?.audience
}
