import type { Table } from '../../texts/make-texts.ts'

/** Cohorts and circles, and who is in them. */
export const en = {
  'about.tends':
    'A cohort goes through the course together. A circle is a small group that talks among itself; a person can be in several. Who leads the course can read all of them.',
  'about.own':
    'The people you go through this course with, and your circles. Who leads the course can read all of them.',
  cohorts: 'Cohorts',
  circles: 'Circles',
  'circles.none': 'No circles yet. Form one for people who work on the same thing, or near each other.',
  everybody: 'Everybody in this course',
  'default.only': 'The whole course',
  'default.others': 'Everybody in no other cohort',
  count: { zero: 'Nobody yet', one: '{count} person', other: '{count} people' },
  'make.circle': 'Form a circle',
  'make.cohort': 'Make a cohort',
  'make.name': 'What is it called?',
  'make.circle.verb': 'Form it',
  'make.cohort.verb': 'Make it',
  cancel: 'Cancel',
  save: 'Save',
  rename: 'Rename',
  'rename.of': 'Rename {group}',
  add: 'Add people',
  'add.of': 'Add people to {group}',
  'add.find': 'Find by name',
  'add.none': 'Nobody else of this name is in the course.',
  'add.verb': { zero: 'Add', one: 'Add {count} person', other: 'Add {count} people' },
  'add.done': { one: '{count} person added to {group}.', other: '{count} people added to {group}.' },
  takeOut: 'Take out',
  'takeOut.of': 'Take out {name} from {group}',
  'takeOut.done': '{name} sees nothing more of {group}.',
  remove: 'End',
  'remove.of': 'End {group}',
  'remove.why':
    'Nobody will be in it any more. What was said in it stays for who leads the course. This cannot be taken back.',
  'remove.verb': 'End it for good',
  'remove.done': '{group} has ended.',
  'in.groups': 'In {groups}',
  failed: 'Not done. {reason}',
} as const satisfies Table
