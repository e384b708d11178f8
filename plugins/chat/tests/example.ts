import type { ConversationId } from '../../api/contract.ts'
import type { Example } from '../../api/testing.ts'
import type { contract, RoomWithPeople } from '../contract.ts'
import { states } from '../state.ts'

const nextWeek = () => Date.now() + 7 * 24 * 60 * 60_000

/** One moment is called off before it begins, one is held, and one is to come when all is over. */
const held: Example<typeof contract>['steps'] = [
  {
    command: 'openMoment',
    as: 'mentor',
    input: ({ openRoom }) => ({
      ...{ conversation: talkIn(openRoom), kind: 'reflection', question: 'What did the week teach us?' },
      ...{ startsAt: nextWeek(), lasts: 30 },
    }),
  },
  { command: 'callOff', as: 'mentor', input: ({ openMoment }) => ({ moment: openMoment.moment.id }) },
  {
    command: 'openMoment',
    as: 'mentor',
    input: ({ openRoom }) => ({
      ...{ conversation: talkIn(openRoom), kind: 'hours', question: 'What hinders you this week?', lasts: 60 },
    }),
  },
  { command: 'raiseHand', as: 'learner', input: ({ openMoment }) => ({ moment: openMoment.moment.id, up: true }) },
  { command: 'raiseHand', as: 'facilitator', input: ({ openMoment }) => ({ moment: openMoment.moment.id, up: true }) },
  { command: 'raiseHand', as: 'facilitator', input: ({ openMoment }) => ({ moment: openMoment.moment.id, up: false }) },
  { command: 'giveTurn', as: 'mentor', input: ({ openMoment }) => ({ moment: openMoment.moment.id }) },
  {
    command: 'writeNotes',
    as: 'mentor',
    input: ({ openMoment }) => ({ moment: openMoment.moment.id, notes: 'Descale at night.' }),
  },
  { command: 'endMoment', as: 'mentor', input: ({ openMoment }) => ({ moment: openMoment.moment.id }) },
  {
    command: 'openMoment',
    as: 'facilitator',
    input: ({ openRoom }) => ({
      ...{ conversation: talkIn(openRoom), kind: 'seat', question: 'Nadia’s grinder', startsAt: nextWeek(), lasts: 45 },
    }),
  },
]

/** The life in which the contract suite meets it. */
export const example: Example<typeof contract> = {
  settings: { purpose: 'What comes up between two visits.', direct: 'everybody', groups: true },
  steps: [
    { command: 'openRoom', as: 'learner', input: { key: 'all' } },
    { command: 'openRoom', as: 'mentor', input: { key: 'all' } },
    { command: 'openDirect', as: 'learner', input: (_answers, _files, personWho) => ({ person: personWho('mentor') }) },
    { command: 'openDirect', as: 'mentor', input: (_answers, _files, personWho) => ({ person: personWho('learner') }) },
    {
      command: 'openDirect',
      as: 'facilitator',
      input: (_answers, _files, personWho) => ({ person: personWho('learner') }),
    },
    {
      command: 'makeGroup',
      as: 'learner',
      input: (_answers, _files, personWho) => ({ name: 'Grinder night', people: [personWho('facilitator')] }),
    },
    {
      command: 'renameGroup',
      as: 'learner',
      input: ({ makeGroup }) => ({ ...idOf(makeGroup), name: 'Grinder nights' }),
    },
    {
      command: 'addToGroup',
      as: 'learner',
      input: ({ makeGroup }, _files, personWho) => ({ ...idOf(makeGroup), people: [personWho('mentor')] }),
    },
    { command: 'renameGroup', as: 'mentor', input: ({ makeGroup }) => ({ ...idOf(makeGroup), name: 'Grinders' }) },
    { command: 'leaveGroup', as: 'learner', input: ({ makeGroup }) => idOf(makeGroup) },
    { command: 'leaveGroup', as: 'mentor', input: ({ makeGroup }) => idOf(makeGroup) },
    ...held,
  ],
  queries: { listRooms: {}, listMoments: ({ openRoom }) => ({ conversation: talkIn(openRoom) }) },
  timers: {
    beginMoment: ({ openMoment }) => ({ moment: openMoment.moment.id }),
    endMoment: ({ openMoment }) => ({ moment: openMoment.moment.id }),
  },
  states,
}

// A group is in addresses by its conversation.
const idOf = ({ room }: RoomWithPeople) => ({ conversation: room.key as ConversationId })

function talkIn({ room }: RoomWithPeople): ConversationId {
  if (!room.talk) throw new TypeError('Nobody has opened the room yet.')
  return room.talk.id
}
