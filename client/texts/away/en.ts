import type { Table } from '../make-texts.ts'

/** What is said around a conversation: what one missed, who has read, what is read apart, when it is quiet. */
export const en = {
  'away.title': {
    one: 'While you were away: {count} message',
    other: 'While you were away: {count} messages',
  },
  'away.named': '{name} named you.',
  'away.unanswered': '{name} asked, and nobody replied.',
  'away.found': { one: '{count} person reacted to {name}.', other: '{count} people reacted to {name}.' },
  'away.read': 'Mark as read',
  'away.close': 'Put away',
  'readers.here': 'Read up to here by {names}',
  'replies.open': 'Read the replies together',
  'replies.title': 'Replies',
  'replies.close': 'Close the replies',
  'replies.loading': 'Looking for the replies',
  'replies.failed': 'The replies could not be loaded',
  'replies.write': 'Reply to {name}',
  'quiet.title': 'Quiet hours',
  'quiet.why':
    'In these hours nothing draws you in: no numbers light up, and nothing is sent to you. It holds in every course.',
  'quiet.from': 'From',
  'quiet.to': 'To',
  'quiet.save': 'Keep',
  'quiet.none': 'No quiet hours',
  'quiet.cancel': 'Cancel',
  'quiet.kept': 'Quiet from {from} to {to}.',
  'quiet.gone': 'You have no quiet hours any more.',
} as const satisfies Table
