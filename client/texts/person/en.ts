import type { Table } from '../make-texts.ts'

/** What is said of a person. */
export const en = {
  'person.more': 'More about this person',
  'person.failed': 'This did not load',
  'person.offers': 'Can help with',
  'person.seeks': 'Looks for',
  'person.together': 'You have both said something in',
  'person.hello': 'Say hello to {name}',
  'person.whole': 'See everything',
  'person.edit': 'Say something of yourself',
  'person.mine': 'What you say of yourself',
  'person.title': 'About this person',
  'person.me': 'About me',
  'person.own': 'What you said here',
  'person.own.why':
    'Everything you wrote in “{activity}” that is there, with your files, to keep. What others wrote stays with them.',
  'person.own.take': 'Take it along',
  'person.own.takeAll': 'Take along what you said in the whole course',
  'person.optional': 'All of it is optional. Everybody in your courses here can read it.',
  'person.field.work': 'What you do',
  'person.field.place': 'Where',
  'person.field.offers': 'What you can help with',
  'person.field.seeks': 'What you look for',
  'person.save': 'Save',
  'person.saved': 'Saved. Your colleagues see it beside your name.',
  'person.notSaved': 'Not saved. {reason}',
} as const satisfies Table
