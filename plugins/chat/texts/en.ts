import { rooms } from './rooms-en.ts'

/** The names of the plugin and of its settings, as designers meet them. */
export const names = {
  name: 'Chat',
  description: 'Rooms where people talk as it happens. Nothing said is lost.',
  'kind.all': 'Room',
  'kind.cohort': 'Room',
  'kind.circle': 'Room',
  'kind.direct': 'Direct message',
  'kind.group': 'Group',
  'settings.purpose': 'What this room is for',
  'settings.purpose.hint': 'A sentence or two that a newcomer understands. Shown in the room.',
  'settings.rooms': 'Rooms',
  'settings.rooms.all': 'One for everybody',
  'settings.rooms.cohorts': 'One for each cohort',
  'settings.rooms.circles': 'One for each circle',
  'settings.direct': 'Who may write to each other apart from the others',
  'settings.direct.hint': 'Nobody else can read it, those who lead the course included.',
  'settings.direct.nobody': 'Nobody',
  'settings.direct.mentors': 'Everybody with mentors and those who lead the course',
  'settings.direct.everybody': 'Everybody with everybody',
  'settings.groups': 'People may make small groups',
  'settings.groups.hint': 'Up to twelve people, under a name of their own. Nobody else can read what they say.',
  'settings.showReaders': 'In small conversations, show who has read how far',
  'settings.showReaders.hint': 'Up to twelve people. How far somebody has read is otherwise known to nobody else.',
} as const

/** What the page says. */
export const page = { ...rooms } as const
