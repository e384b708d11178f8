import { sayUntil } from '../../api/client.ts'
import type { TalkRules } from '../../api/contract.ts'
import { text } from './texts.ts'

type Dates = TalkRules['dates']

/** What the dates ask of the reader now, in one sentence; what is past is said with what can still be done. */
export function sayDue(dates: Dates, { spoke, now }: { spoke: boolean; now: number }): string | undefined {
  return (spoke ? undefined : sayFirst(dates, now)) ?? sayReplies(dates, now)
}

function sayFirst({ firstDue, firstCloses }: Dates, now: number): string | undefined {
  if (isPast(firstCloses, now)) return text('due.firstClosed', { when: say(firstCloses, now) })
  if (firstDue === '') return undefined
  const when = say(firstDue, now)
  if (!isPast(firstDue, now)) return text('due.first', { when })
  if (firstCloses === '') return text('due.firstPast', { when })
  return text('due.firstUntil', { when, closes: say(firstCloses, now) })
}

/** How many replies somebody owes is nowhere said, so nobody is told that theirs are late. */
function sayReplies({ repliesDue, repliesClose }: Dates, now: number): string | undefined {
  if (isPast(repliesClose, now)) return text('due.repliesClosed', { when: say(repliesClose, now) })
  if (repliesDue !== '' && !isPast(repliesDue, now)) return text('due.replies', { when: say(repliesDue, now) })
  return repliesClose === '' ? undefined : text('due.repliesUntil', { closes: say(repliesClose, now) })
}

const isPast = (date: string, now: number): boolean => date !== '' && Date.parse(date) < now

const say = (date: string, now: number): string => sayUntil(Date.parse(date), now)
