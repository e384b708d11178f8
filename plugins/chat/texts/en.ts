import { rooms } from './rooms-en.ts'

/** The names of the plugin and of its settings, as designers meet them. */
export const names = {
  name: 'Chat',
  description: 'One room where the whole cohort talks as it happens. Nothing said is lost.',
  'settings.purpose': 'What this room is for',
  'settings.purpose.hint': 'A sentence or two that a newcomer understands. Shown in the room.',
} as const

/** What the page says. */
export const page = { ...rooms } as const
