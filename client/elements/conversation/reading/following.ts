import type { ConversationId } from '../../../../plugins/api/contract.ts'
import type { Standing } from '../../../../plugins/api/conversations.ts'
import { followText as text } from '../../../texts/following.ts'
import type { KindPart } from '../../types.ts'

export type FollowLevel = Standing['follows'][number]['level']

/** From the most to the least. */
export const followLevels: readonly FollowLevel[] = ['all', 'own', 'none']

/** What somebody wants to hear of a conversation; `own` where they have chosen nothing. */
export const findFollow = (standing: Standing | undefined, conversation: ConversationId): FollowLevel =>
  standing?.follows.find((follow) => follow.conversation === conversation)?.level ?? 'own'

/** The same in a line about the conversation; nothing where it is as it is by itself. */
export function listFollowParts(standing: Standing | undefined, conversation: ConversationId): KindPart[] {
  const level = findFollow(standing, conversation)
  if (level === 'own') return []
  return [{ icon: level === 'all' ? 'bell-ringing' : 'bell-off', text: text(`follow.part.${level}`) }]
}
