import { Type, type Static } from 'typebox'
import { defineContract, idOf, PersonCard, Time, type Id } from '../api/contract.ts'
import { ConversationSummary } from '../api/conversations.ts'

export type ThreadId = Id<'thread'>
const threadId = idOf<'thread'>()

/** A conversation with a title. What is said in it is the core's; the thread is what the list shows of it. */
export const Thread = Type.Object({
  id: threadId,
  title: Type.String(),
  /** Null once the person was erased. */
  startedBy: Type.Union([idOf<'person'>(), Type.Null()]),
  startedAt: Time,
  pinned: Type.Boolean(),
  talk: ConversationSummary,
})
export type Thread = Static<typeof Thread>

/** A thread, and the cards of everybody it names, by id. */
export const ThreadWithPeople = Type.Object({ thread: Thread, people: Type.Array(PersonCard) })
export type ThreadWithPeople = Static<typeof ThreadWithPeople>

export const ThreadList = Type.Object({
  /** Pinned threads first; then those somebody wrote in last. */
  threads: Type.Array(Thread),
  people: Type.Array(PersonCard),
  /** Whether there are older threads than these. */
  more: Type.Boolean(),
})
export type ThreadList = Static<typeof ThreadList>

/** Something has to be left when the spaces round it are taken away. */
const Title = Type.String({ minLength: 1, maxLength: 200, pattern: '\\S' })

export const contract = defineContract({
  id: 'discussion',
  settings: Type.Object({
    purpose: Type.String({ default: '', maxLength: 1000, format: 'text' }),
    whoStarts: Type.Union([Type.Literal('everybody'), Type.Literal('facilitators')], { default: 'everybody' }),
  }),
  queries: {
    /**
     * The newest threads, and every pinned one. More of them is the same question with a larger `limit`, so that one
     * answer holds the whole list: it is what events are applied to.
     */
    listThreads: {
      can: 'view',
      input: Type.Object({ limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 1000 })) }),
      output: ThreadList,
    },
    readThread: { can: 'view', input: Type.Object({ thread: threadId }), output: ThreadWithPeople },
  },
  commands: {
    /** Opens a thread with its first message. Refused with `facilitators_start` where the designer has set it so. */
    startThread: {
      can: 'participate',
      input: Type.Object({ title: Title, markdown: Type.String() }),
      output: ThreadWithPeople,
    },
    /** By who started it or who facilitates; anybody else is refused with `not_yours`. */
    rename: { can: 'participate', input: Type.Object({ thread: threadId, title: Title }), output: ThreadWithPeople },
    pin: {
      can: 'facilitate',
      input: Type.Object({ thread: threadId, pinned: Type.Boolean() }),
      output: ThreadWithPeople,
    },
    /** Ends a thread for new messages, or opens it again: by who started it or who facilitates. */
    close: {
      can: 'participate',
      input: Type.Object({ thread: threadId, closed: Type.Boolean() }),
      output: ThreadWithPeople,
    },
  },
  events: { threadStarted: ThreadWithPeople, threadChanged: ThreadWithPeople },
})
