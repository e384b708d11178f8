export const en = {
  title: 'Make a thread of this',
  stretch: 'What goes along',
  name: 'What to call it',
  'name.missing': 'Give it a name.',
  where: 'What it becomes',
  option: '{form} in “{activity}”',
  none: 'There is no activity in this course yet in which you can begin a thread.',
  same: 'Those who can read this here can read it there, and nobody else. Everybody keeps their name, or goes without one as here.',
  fewer: {
    one: 'There {count} person can read it: fewer than here. Everybody keeps their name, or goes without one as here.',
    other:
      'There {count} people can read it: fewer than here. Everybody keeps their name, or goes without one as here.',
  },
  more: {
    one: 'More people can read it there than here: {count} person.',
    other:
      'More people can read it there than here: {count} people, and those who join them. Everybody keeps their name, or goes without one as here.',
  },
  onlyOwn: 'What others said here was said to a few, and stays here.',
  nothing: 'Choose at least one message.',
  make: 'Make the thread',
  'make.more': 'Make it, for more people to read',
  cancel: 'Leave it',
  made: 'It became a thread: {title}',
} as const
