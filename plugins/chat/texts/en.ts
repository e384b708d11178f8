/** The names of the plugin and of its settings, as designers meet them. */
export const names = {
  name: 'Chat',
  description: 'One room where the whole cohort talks as it happens. Nothing said is lost.',
  'settings.purpose': 'What this room is for',
  'settings.purpose.hint': 'A sentence or two that a newcomer understands. Shown in the room.',
} as const

/** What the page says. */
export const page = {
  'room.opening': 'Opening the room',
  'room.failed': 'The room could not be opened',
  'room.write': 'Write to the room',
  'room.quiet': 'Nobody has written here yet',
  'room.quietWhy': 'As soon as somebody writes, you can read it here.',
  'room.about': 'About this room',
  'room.here': 'Here now',
  'room.more': { one: 'and {count} more', other: 'and {count} more' },
  'room.you': 'you',
  'room.purpose': 'What this room is for',
} as const
