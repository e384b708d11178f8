/** What the rooms say. */
export const rooms = {
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
