/** Where part of a talk is moved elsewhere. */
export const moving = {
  'move.title': 'Move this part of the talk',
  'move.what':
    'It goes with everything that was answered below it. Whoever has it open is taken along; its place says the way.',
  'move.where': 'Where to',
  'move.own': 'A thread of its own',
  'move.own.title': 'What the new thread is about',
  'move.own.verb': 'Make it a thread',
  'move.other': 'Another thread',
  'move.other.find': 'Find the thread',
  'move.other.none': 'There is no such thread for the same people.',
  'move.other.missing': 'Choose a thread.',
  'move.other.verb': 'Move it there',
} as const
