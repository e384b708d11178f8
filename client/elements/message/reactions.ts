import { text } from '../../texts/texts.ts'
import type { IconName } from '../icons.ts'

/** Reactions that say what happened, so that they can be counted honestly; any other reaction is an emoji. */
const worded = {
  helped: { icon: 'helped', word: 'reaction.helped' },
  same: { icon: 'same', word: 'reaction.same' },
  thanks: { icon: 'thanks', word: 'reaction.thanks' },
  'well-said': { icon: 'told', word: 'reaction.told' },
} as const satisfies Record<string, { icon: IconName; word: Parameters<typeof text>[0] }>

type Worded = keyof typeof worded
const isWorded = (reaction: string): reaction is Worded => Object.hasOwn(worded, reaction)

export const wordedReactions = Object.keys(worded).filter(isWorded)
export const emojiReactions = ['👍', '❤️', '😄', '🎉', '👏', '🤔']

/** The drawing of a reaction that is a word; nothing for an emoji, which is its own drawing. */
export const iconOf = (reaction: string): IconName | undefined =>
  isWorded(reaction) ? worded[reaction].icon : undefined

/** What a reaction says. */
export const wordOf = (reaction: string): string => (isWorded(reaction) ? text(worded[reaction].word) : reaction)
