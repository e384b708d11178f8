import { Type, type Static } from 'typebox'
import { CriterionMark, defineContract, Group, GroupId, idOf, PersonCard, Time, type Id } from '../api/contract.ts'
import { ConversationSummary } from '../api/conversations.ts'
import { Similar, Standing, WaitingList } from './contract/asking.ts'
import { Contributions, Judged, ToJudge } from './contract/judging.ts'
import { Move } from './contract/moves.ts'
import { settings } from './contract/settings.ts'

export type * from './contract/asking.ts'
export type * from './contract/judging.ts'
export type * from './contract/moves.ts'

export type ThreadId = Id<'thread'>
const threadId = idOf<'thread'>()

/** What a thread is: plain talk, or talk that has an ending of its own. */
export const Kind = Type.Union([
  Type.Literal('talk'),
  Type.Literal('question'),
  Type.Literal('story'),
  Type.Literal('reuse'),
  Type.Literal('proposal'),
  Type.Literal('visit'),
])
export type Kind = Static<typeof Kind>

/** What one message is to its thread: an answer to the question, what was decided, what came of the visit, the whole in short. */
export const Mark = Type.Union([
  Type.Literal('answer'),
  Type.Literal('decision'),
  Type.Literal('notes'),
  Type.Literal('summary'),
])
export type Mark = Static<typeof Mark>

/** A message that stands out in its thread, and who said so. Of a question, several people may say it of several answers. */
export const MarkedMessage = Type.Object({
  mark: Mark,
  message: idOf<'message'>(),
  /** Where it stands in the conversation, to go to it. */
  seq: Type.Integer({ minimum: 1 }),
  author: idOf<'person'>(),
  by: idOf<'person'>(),
  at: Time,
  /** Whether it was taken back or hidden since: then it counts no more, until it is brought back. */
  gone: Type.Boolean(),
})
export type MarkedMessage = Static<typeof MarkedMessage>

/** Where somebody stands, by name: on a proposal, to a visit, with a story they told on, or something they used. */
export const StanceWord = Type.Union([
  Type.Literal('for'),
  Type.Literal('against'),
  Type.Literal('coming'),
  Type.Literal('retold'),
  Type.Literal('reused'),
])
export type StanceWord = Static<typeof StanceWord>

export const Stance = Type.Object({ person: idOf<'person'>(), stance: StanceWord, at: Time })
export type Stance = Static<typeof Stance>

/** When and where people meet. */
export const Meeting = Type.Object({ at: Time, place: Type.String({ maxLength: 200 }) })
export type Meeting = Static<typeof Meeting>

/** A conversation with a title. What is said in it is the core's; the thread is what the list shows of it. */
export const Thread = Type.Object({
  id: threadId,
  title: Type.String(),
  /** Null once the person was erased. */
  startedBy: Type.Union([idOf<'person'>(), Type.Null()]),
  startedAt: Time,
  pinned: Type.Boolean(),
  kind: Kind,
  /** The messages that stand out, in the order in which somebody said so. */
  marked: Type.Array(MarkedMessage),
  /** Who stands where, the first first. */
  stances: Type.Array(Stance),
  /** Of a visit: when and where; null while it is not settled, and in every other kind. */
  meeting: Type.Union([Meeting, Type.Null()]),
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
  icon: 'discussion',
  graded: true,
  takes: ['question', 'story'],
  settings,
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
    /** The conversations of the threads in which the person has said something. */
    listWrittenIn: { can: 'view', output: Type.Array(idOf<'conversation'>()) },
    /** The person's cohorts and circles; for who facilitates, all of the course. */
    listGroups: { can: 'view', output: Type.Array(Group) },
    /** The questions that wait for the person. */
    listWaiting: { can: 'participate', output: WaitingList },
    /** How a question stands; null for everybody but who asked it. */
    readStanding: {
      can: 'view',
      input: Type.Object({ thread: threadId }),
      output: Type.Union([Standing, Type.Null()]),
    },
    /** Answered questions that sound like what somebody is about to ask, the closest first. */
    listSimilar: {
      can: 'view',
      input: Type.Object({ words: Type.String({ maxLength: 500 }) }),
      output: Type.Array(Similar),
      fresh: true,
    },
    /** How the person stands who asks, where the designer grades by a rubric. */
    readJudged: { can: 'view', output: Judged },
    /** The learners whom the person looks at by the rubric: those they accompany; for who leads the course, all. */
    listToJudge: { can: 'mentor', output: ToJudge, fresh: true },
    /** `not_yours` for whom the person does not look at. */
    listContributions: {
      can: 'mentor',
      input: Type.Object({ person: idOf<'person'>() }),
      output: Contributions,
      fresh: true,
    },
    /** What the person moved within the last minute, the latest last: `moveBack` takes it back. */
    listMoves: { can: 'facilitate', output: Type.Array(Move) },
    readThread: { can: 'view', input: Type.Object({ thread: threadId }), output: ThreadWithPeople },
  },
  commands: {
    /**
     * Opens a thread with its first message. Refused with `facilitators_start` where the designer has set it so, and with
     * `kind_not_offered` for a kind that the designer has taken out. Where people talk in groups it is for the one that is
     * named, or for the only one that the person is in: `no_group` for who is in none, `choose_group` for who is in several.
     * Who facilitates names any, or none, and then it is for everybody.
     */
    startThread: {
      can: 'participate',
      input: Type.Object({
        title: Title,
        markdown: Type.String(),
        /** Plain talk when left out. */
        kind: Type.Optional(Kind),
        meeting: Type.Optional(Meeting),
        /** The starter's own uploads, in this order; with files, the words may be none. */
        files: Type.Optional(Type.Array(idOf<'file'>(), { maxItems: 100 })),
        group: Type.Optional(GroupId),
        /** Without a name; `no_anonymity` where the designer does not allow it. */
        anonymous: Type.Optional(Type.Boolean()),
      }),
      output: ThreadWithPeople,
    },
    /** Says what the thread is after all. What it had of its former kind is kept, and shown when it is that again. */
    changeKind: { can: 'participate', input: Type.Object({ thread: threadId, kind: Kind }), output: ThreadWithPeople },
    /** Settles when and where a visit is, or leaves it open again. */
    settleMeeting: {
      can: 'participate',
      input: Type.Object({ thread: threadId, meeting: Type.Union([Meeting, Type.Null()]) }),
      output: ThreadWithPeople,
    },
    /**
     * Says what a message is to its thread, or takes it back. An answer is accepted by who asked, and endorsed by a mentor or
     * who leads the course (nobody endorses their own); a decision and notes are recorded by who tends the thread, and notes by
     * who came, too; a summary is pinned by who leads the course.
     */
    mark: {
      can: 'participate',
      input: Type.Object({ thread: threadId, message: idOf<'message'>(), mark: Mark, on: Type.Boolean() }),
      output: ThreadWithPeople,
    },
    /** Says something in the thread that is marked from the start: a decision, notes, a summary. By whoever may mark it so. */
    writeMarked: {
      can: 'participate',
      input: Type.Object({ thread: threadId, mark: Mark, markdown: Type.String() }),
      output: ThreadWithPeople,
    },
    /** "Not me": a question that waits for the person goes on to somebody else. Answers what waits now. */
    passOn: { can: 'participate', input: Type.Object({ thread: threadId }), output: WaitingList },
    /** Takes a stance, in place of the one that the person had; null takes it back. */
    takeStance: {
      can: 'participate',
      input: Type.Object({ thread: threadId, stance: Type.Union([StanceWord, Type.Null()]) }),
      output: ThreadWithPeople,
    },
    /** By who started it or who facilitates; anybody else is refused with `not_yours`. */
    rename: { can: 'participate', input: Type.Object({ thread: threadId, title: Title }), output: ThreadWithPeople },
    /**
     * Says anew for which group a thread is; null for everybody. By who started it, until somebody has answered
     * (`answered_already`), or who leads the course. `said_in_group` and `writers_outside`: see regrouping.ts.
     */
    changeGroup: {
      can: 'participate',
      input: Type.Object({ thread: threadId, group: Type.Union([GroupId, Type.Null()]) }),
      output: ThreadWithPeople,
    },
    pin: {
      can: 'facilitate',
      input: Type.Object({ thread: threadId, pinned: Type.Boolean() }),
      output: ThreadWithPeople,
    },
    /** Moves a message, with what was answered below it, to another thread for the same people; `opening_stays` for the first. */
    moveMessage: {
      can: 'facilitate',
      input: Type.Object({ thread: threadId, message: idOf<'message'>(), to: threadId }),
      output: ThreadWithPeople,
    },
    /** Makes a thread of its own of a message and what was answered below it; answers the new one. */
    splitThread: {
      can: 'facilitate',
      input: Type.Object({ thread: threadId, message: idOf<'message'>(), title: Title }),
      output: ThreadWithPeople,
    },
    /**
     * Says by the rubric how somebody takes part. `version` is that of the judgement that was on the page, 0 for none: where
     * somebody else was faster, `changed_meanwhile`. Refused with `criteria_missing` while a row is without a mark.
     */
    judge: {
      can: 'mentor',
      input: Type.Object({
        person: idOf<'person'>(),
        version: Type.Integer({ minimum: 0 }),
        marks: Type.Array(CriterionMark, { maxItems: 20 }),
        words: Type.String({ maxLength: 2000 }),
      }),
      output: Judged,
    },
    /** Takes a move or a split back, by who made it, for a minute (`too_late`); answers the thread where it all stands again. */
    moveBack: { can: 'facilitate', input: Type.Object({ message: idOf<'message'>() }), output: ThreadWithPeople },
    /** Ends a thread for new messages, or opens it again: by who started it or who facilitates. */
    close: {
      can: 'participate',
      input: Type.Object({ thread: threadId, closed: Type.Boolean() }),
      output: ThreadWithPeople,
    },
  },
  events: {
    threadStarted: ThreadWithPeople,
    threadChanged: ThreadWithPeople,
    /** To those who could read it, and cannot any more. */
    threadGone: Type.Object({ thread: threadId }),
    /** To one person: what waits for them now. */
    waitingChanged: WaitingList,
    /** To who was looked at by the rubric. */
    judged: Judged,
    /** To who moved something, or took it back: what they may take back now. */
    movesChanged: Type.Array(Move),
    /** To who asked: how the question stands now. */
    standingChanged: Standing,
  },
  /** A thread with its files: what was said, and how it ended. */
  downloads: { thread: { can: 'view', input: Type.Object({ thread: threadId }) } },
  timers: { askMentors: Type.Object({ thread: threadId }) },
})
