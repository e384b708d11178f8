import type { Example } from '../../api/testing.ts'
import type { PersonId } from '../../api/contract.ts'
import type { contract, Judged, MarkedMessage, ThreadWithPeople } from '../contract.ts'
import { states } from '../state.ts'

function messageIn({ thread }: ThreadWithPeople): MarkedMessage['message'] {
  const [marked] = thread.marked
  if (!marked) throw new TypeError('Nothing is marked yet.')
  return marked.message
}

function personJudged({ judgement }: Judged): PersonId {
  if (!judgement) throw new TypeError('Nobody was judged yet.')
  return judgement.person
}

/** The learner has written about descaling; when somebody asks about it, it waits for them, and they pass it on. */
const askedOfThem: Example<typeof contract>['steps'] = [
  { command: 'startThread', as: 'learner', input: { title: 'Descaling', markdown: 'The acid, then three rinses.' } },
  {
    command: 'startThread',
    as: 'facilitator',
    input: { title: 'Descaling a three-group', markdown: 'How many rinses after the acid?', kind: 'question' },
  },
  { command: 'passOn', as: 'learner', input: ({ startThread }) => ({ thread: startThread.thread.id }) },
]

/** What went off the subject becomes a thread of its own, and comes back. */
const takenApart: Example<typeof contract>['steps'] = [
  {
    command: 'writeMarked',
    as: 'mentor',
    input: ({ startThread }) => ({ thread: startThread.thread.id, mark: 'notes', markdown: 'The bakery is open.' }),
  },
  {
    command: 'splitThread',
    as: 'facilitator',
    input: ({ startThread, writeMarked }) => ({
      thread: startThread.thread.id,
      message: messageIn(writeMarked),
      title: 'The bakery',
    }),
  },
  {
    command: 'startThread',
    as: 'learner',
    input: { title: 'Where to eat', markdown: 'Near the station?', kind: 'visit' },
  },
  {
    command: 'writeMarked',
    as: 'learner',
    input: ({ startThread }) => ({ thread: startThread.thread.id, mark: 'notes', markdown: 'At the market.' }),
  },
  {
    command: 'moveMessage',
    as: 'facilitator',
    input: ({ startThread, splitThread, writeMarked }) => ({
      thread: startThread.thread.id,
      message: messageIn(writeMarked),
      to: splitThread.thread.id,
    }),
  },
  {
    command: 'moveBack',
    as: 'facilitator',
    input: ({ writeMarked }) => ({ message: messageIn(writeMarked) }),
  },
]

/** The life in which the contract suite meets it. */
export const example: Example<typeof contract> = {
  settings: {
    groups: 'cohort',
    grading: {
      ...{ mode: 'rubric', posts: 1, replies: 2, answers: 0 },
      rubric: [
        { id: 'c1', text: 'Answers others', levels: ['Not yet', 'Sometimes', 'Often'] },
        { id: 'c2', text: 'Told something from work', levels: [] },
      ],
    },
  },
  steps: [
    {
      command: 'startThread',
      as: 'learner',
      input: { title: 'Pressure drops only in the mornings', markdown: 'Where do I start?' },
    },
    {
      command: 'rename',
      as: 'facilitator',
      input: ({ startThread }) => ({ thread: startThread.thread.id, title: 'Pressure drops at seven' }),
    },
    {
      command: 'pin',
      as: 'facilitator',
      input: ({ startThread }) => ({ thread: startThread.thread.id, pinned: true }),
    },
    { command: 'close', as: 'learner', input: ({ startThread }) => ({ thread: startThread.thread.id, closed: true }) },
    {
      command: 'pin',
      as: 'facilitator',
      input: ({ startThread }) => ({ thread: startThread.thread.id, pinned: false }),
    },
    {
      command: 'changeKind',
      as: 'learner',
      input: ({ startThread }) => ({ thread: startThread.thread.id, kind: 'visit' }),
    },
    {
      command: 'settleMeeting',
      as: 'learner',
      input: ({ startThread }) => ({
        thread: startThread.thread.id,
        meeting: { at: Date.parse('2026-04-29T16:00:00Z'), place: 'Bar Arriaga' },
      }),
    },
    { command: 'close', as: 'learner', input: ({ startThread }) => ({ thread: startThread.thread.id, closed: false }) },
    {
      command: 'takeStance',
      as: 'mentor',
      input: ({ startThread }) => ({ thread: startThread.thread.id, stance: 'coming' }),
    },
    {
      command: 'takeStance',
      as: 'learner',
      input: ({ startThread }) => ({ thread: startThread.thread.id, stance: 'coming' }),
    },
    {
      command: 'writeMarked',
      as: 'mentor',
      input: ({ startThread }) => ({ thread: startThread.thread.id, mark: 'notes', markdown: 'It was the street.' }),
    },
    {
      command: 'mark',
      as: 'facilitator',
      input: ({ startThread, writeMarked }) => ({
        thread: startThread.thread.id,
        message: messageIn(writeMarked),
        mark: 'summary',
        on: true,
      }),
    },
    {
      command: 'mark',
      as: 'facilitator',
      input: ({ startThread, writeMarked }) => ({
        thread: startThread.thread.id,
        message: messageIn(writeMarked),
        mark: 'summary',
        on: false,
      }),
    },
    {
      command: 'changeGroup',
      as: 'facilitator',
      input: ({ startThread }) => ({ thread: startThread.thread.id, group: null }),
    },
    ...takenApart,
    ...askedOfThem,
    {
      command: 'judge',
      as: 'facilitator',
      input: (_answers, _fileNamed, personWho) => ({
        person: personWho('learner'),
        version: 0,
        marks: [{ criterion: 'c1', level: 1 }],
        words: 'You answer, and always with a reason.',
      }),
    },
  ],
  queries: {
    listThreads: {},
    listWrittenIn: {},
    listGroups: {},
    listWaiting: {},
    listMoves: {},
    listSimilar: { words: 'Pressure drops at seven' },
    readJudged: {},
    listToJudge: {},
    listContributions: ({ judge }) => ({ person: personJudged(judge) }),
    readStanding: ({ startThread }) => ({ thread: startThread.thread.id }),
    readThread: ({ startThread }) => ({ thread: startThread.thread.id }),
  },
  downloads: { thread: ({ startThread }) => ({ thread: startThread.thread.id }) },
  timers: { askMentors: ({ startThread }) => ({ thread: startThread.thread.id }) },
  states,
}
