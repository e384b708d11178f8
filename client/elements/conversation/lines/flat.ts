import { isSameDay, sayDay } from '../../../texts/dates.ts'
import type { Message } from '../../types.ts'

/** Within this time the same person goes on without a face, in ms. */
const sameBreath = 5 * 60_000

/** Whether somebody goes on where they stopped: nothing lies between, no line and no other's words that it answers. */
export function goesOn(before: Message | undefined, message: Message, readTo: number): boolean {
  if (before === undefined || before.gone !== null || message.gone !== null || message.replyTo !== null) return false
  const crossesLine = !isSameDay(before.sentAt, message.sentAt) || (before.seq <= readTo && message.seq > readTo)
  return before.author === message.author && !crossesLine && message.sentAt - before.sentAt < sameBreath
}

/** The day that begins with a message; empty while it is that of the message before. */
export const sayDayBefore = (message: Message, before: Message | undefined): string =>
  before && isSameDay(before.sentAt, message.sentAt) ? '' : sayDay(message.sentAt, Date.now())
