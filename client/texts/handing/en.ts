import type { Table } from '../make-texts.ts'

export const en = {
  title: {
    zero: 'Choose what goes along',
    one: 'Make a thread of {count} message',
    other: 'Make a thread of {count} messages',
  },
  hint: 'Point at the last message that goes along; at one that goes along, to leave it out.',
  along: 'Goes along: {name}: {words}',
  chosen: { zero: 'Nothing goes along', one: '{count} message goes along', other: '{count} messages go along' },
  most: { one: 'At most {count} message goes along.', other: 'At most {count} messages go along.' },
  name: 'What to call it',
  'name.missing': 'Give it a name.',
  where: 'What it becomes',
  option: '{form} in “{activity}”',
  none: 'There is no activity in this course yet in which you can begin a thread.',
  same: 'Those who can read this here can read it there, and nobody else.',
  fewer: {
    one: 'There {count} person can read it: fewer than here.',
    other: 'There {count} people can read it: fewer than here.',
  },
  more: {
    one: 'More people can read it there than here: {count} person.',
    other: 'More people can read it there than here: {count} people, and those who join them.',
  },
  onlyOwn: 'What others said here was said to a few, and stays here.',
  nothing: 'Choose at least one message.',
  make: 'Make the thread',
  'make.more': 'Make it, for more people to read',
  leave: 'Leave it',
  made: 'It became a thread: {title}',
} as const satisfies Table
