import type { Table } from '../make-texts.ts'

/** What is said of what one does with messages: loaded with the doing. */
export const en = {
  tookBack: 'Message taken back',
  hid: 'Message hidden',
  markedUnread: 'Marked unread from here',
  linkCopied: 'Link copied',
  link: 'The link: {link}',
  goes: 'It goes as soon as there is a connection.',
  waits: 'This is done as soon as there is a connection.',
  comesBack: 'It is back as soon as there is a connection.',
  'revisions.title': 'What it said before',
  'revisions.close': 'Close',
} as const satisfies Table
