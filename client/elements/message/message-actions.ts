import { text } from '../../texts/texts.ts'
import type { ActionItem } from '../actions-menu.ts'
import type { KindPart, Message, MessageAction } from '../types.ts'

/** What an activity adds to the messages of a conversation: things to do in their menus, and a word beside the name. */
export interface MessageExtras {
  /** In the menu of a message; of one that is gone, in its place. */
  listActions?(message: Message): readonly ActionItem[]
  /** One of the actions was chosen. */
  choose?(key: string, message: Message): void
  findMark?(message: Message): KindPart | undefined
}

type MenuAction = Exclude<MessageAction, 'reply' | 'react'>

const entries = {
  edit: { word: 'message.edit', icon: 'edit', shortcut: 'E', apart: false },
  'mark-unread': { word: 'message.markUnread', icon: 'eye', shortcut: '', apart: false },
  'copy-link': { word: 'message.copyLink', icon: 'link', shortcut: '', apart: false },
  'hand-on': { word: 'handed.action', icon: 'discussion', shortcut: '', apart: false },
  pin: { word: 'message.pin', icon: 'pin', shortcut: '', apart: false },
  unpin: { word: 'message.unpin', icon: 'pin', shortcut: '', apart: false },
  'who-reacted': { word: 'reaction.whoReacted', icon: 'people', shortcut: '', apart: false },
  revisions: { word: 'message.revisions', icon: 'clock', shortcut: '', apart: false },
  report: { word: 'tend.action.report', icon: 'flag', shortcut: '', apart: true },
  lift: { word: 'tend.action.lift', icon: 'people', shortcut: '', apart: true },
  mute: { word: 'tend.action.mute', icon: 'lock', shortcut: '', apart: false },
  hide: { word: 'message.hide', icon: 'hide', shortcut: '', apart: false },
  show: { word: 'message.show', icon: 'eye', shortcut: '', apart: true },
  restore: { word: 'message.restore', icon: 'undo', shortcut: '', apart: true },
  delete: { word: 'message.delete', icon: 'undo', shortcut: '', apart: true },
} as const satisfies Record<MenuAction, Omit<ActionItem, 'key' | 'label'> & { word: string }>

const isMenuAction = (key: string): key is MenuAction => Object.hasOwn(entries, key)

/** The entries of a message's menu, of what is allowed, always in the same order. */
export function listMenu(allowed: readonly MessageAction[]): (ActionItem & { key: MenuAction })[] {
  const keys = Object.keys(entries).filter(isMenuAction)
  const chosen = keys.filter((key) => allowed.includes(key))
  return chosen.map((key) => {
    const { word, ...entry } = entries[key]
    return { ...entry, key, label: text(word) }
  })
}
