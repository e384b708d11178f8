import { Type } from 'typebox'
import { idOf, PersonCard, Time } from '../../plugins/api/contract.ts'
import { Message } from '../../plugins/api/conversations.ts'

const message = idOf<'message'>()
const person = idOf<'person'>()
const Words = Type.String({ maxLength: 1000 })
const Reason = Type.String({ minLength: 1, maxLength: 1000, pattern: '\\S' })
const nullable = <T extends Parameters<typeof Type.Union>[0][number]>(type: T) => Type.Union([type, Type.Null()])

/** A message that somebody asked to look at, with what was said just before it. */
export const ReportedMessage = Type.Object({
  message: Message,
  /** The words also of a message that is gone: who decides has to know them. */
  html: Type.String(),
  /** What was said before it, the oldest first; nothing where the facilitator is not in the audience. */
  context: Type.Array(Message),
  /** The oldest first. */
  reports: Type.Array(Type.Object({ reporter: person, reason: Type.String(), at: Time })),
})

/** What somebody reported, and what came of it. */
export const OwnReport = Type.Object({
  message,
  html: Type.String(),
  reason: Type.String(),
  at: Time,
  decision: nullable(Type.Union([Type.Literal('hidden'), Type.Literal('left')])),
  /** What the facilitator said to it; may be empty. */
  word: Type.String(),
  decidedAt: nullable(Time),
})

export const Mute = Type.Object({
  id: idOf<'mute'>(),
  /** The person, or the mask for whose words it was given. */
  person,
  reason: Type.String(),
  by: person,
  at: Time,
  until: Time,
})

export const AuditDeed = Type.Union([
  Type.Literal('hid'),
  Type.Literal('restored'),
  Type.Literal('closed'),
  Type.Literal('reopened'),
  Type.Literal('slowed'),
  Type.Literal('freed'),
  Type.Literal('held'),
  Type.Literal('released'),
  Type.Literal('admitted'),
  Type.Literal('returned'),
  Type.Literal('moved'),
  Type.Literal('regrouped'),
  Type.Literal('left'),
  Type.Literal('muted'),
  Type.Literal('unmuted'),
  Type.Literal('lifted'),
  Type.Literal('joined'),
  Type.Literal('parted'),
  Type.Literal('ended'),
])

export const AuditPage = Type.Object({
  /** The newest first. */
  lines: Type.Array(
    Type.Object({
      id: Type.Integer(),
      at: Time,
      actor: person,
      deed: AuditDeed,
      toward: nullable(person),
      conversation: nullable(idOf<'conversation'>()),
      activity: idOf<'activity'>(),
      object: nullable(Type.String()),
      reason: nullable(Type.String()),
      until: nullable(Time),
    }),
  ),
  people: Type.Array(PersonCard),
  more: Type.Boolean(),
})

/** Tending what people say to each other: everything that a facilitator needs, so that nobody has to touch the database. */
export const contract = {
  id: 'moderation',
  queries: {
    /** Messages of the activity that wait for a decision, those that wait longest first. */
    listReports: {
      can: 'facilitate',
      output: Type.Object({ waiting: Type.Array(ReportedMessage), people: Type.Array(PersonCard) }),
    },
    /** What the person reported in the activity, the newest first. */
    listOwnReports: { can: 'participate', output: Type.Array(OwnReport) },
    /** Who cannot write in the course; those whose time is over are the page's to leave out. */
    listMutes: {
      can: 'facilitate',
      output: Type.Object({ mutes: Type.Array(Mute), people: Type.Array(PersonCard) }),
    },
    /** What was done in the course, a page at a time; `before` is the last line of the page before. */
    listAudit: {
      can: 'facilitate',
      input: Type.Object({ before: Type.Optional(Type.Integer({ minimum: 1 })) }),
      output: AuditPage,
    },
    /** Why a message was hidden, and what it said: for its author and for who facilitates. */
    readHidden: {
      can: 'view',
      input: Type.Object({ message }),
      output: Type.Object({ by: nullable(PersonCard), at: Time, reason: Type.String(), html: Type.String() }),
    },
  },
  commands: {
    /** Asks those who facilitate to look at a message; a second time says it anew. */
    report: { can: 'participate', input: Type.Object({ message, reason: Reason }), output: Type.Object({}) },
    /** Ends the waiting of a reported message. `reason` is for its author, who is told why it is hidden; `word` for who reported it. */
    decide: {
      can: 'facilitate',
      input: Type.Object({
        message,
        decision: Type.Union([Type.Literal('hide'), Type.Literal('leave')]),
        reason: Type.Optional(Words),
        word: Type.Optional(Words),
      }),
      output: Type.Object({}),
    },
    /** Keeps the author of a message, or a person, from writing anywhere in the course until a time. */
    mute: {
      can: 'facilitate',
      input: Type.Object({
        message: Type.Optional(message),
        person: Type.Optional(person),
        until: Time,
        reason: Reason,
      }),
      output: Mute,
    },
    endMute: { can: 'facilitate', input: Type.Object({ mute: idOf<'mute'>() }), output: Type.Object({}) },
    /**
     * Closes a conversation for new messages or opens it again, and sets in how many seconds everybody may write one message;
     * 0 lets them write as they like. Where it `holds`, messages wait until who leads the course has read them; when that ends,
     * what waits is let through.
     */
    tendConversation: {
      can: 'facilitate',
      input: Type.Object({
        conversation: idOf<'conversation'>(),
        closed: Type.Optional(Type.Boolean()),
        slow: Type.Optional(Type.Integer({ minimum: 0, maximum: 3600 })),
        holds: Type.Optional(Type.Boolean()),
      }),
      output: Type.Object({}),
    },
    /** Tells who wrote a message without a name, where that was promised to be possible. The author is told who asked, and why. */
    lift: { can: 'facilitate', input: Type.Object({ message, reason: Reason }), output: PersonCard },
  },
  events: {
    /** To those who facilitate: something was reported or decided. */
    reportsChanged: Type.Object({}),
    /** To everybody in the course: who may write has changed. */
    mutesChanged: Type.Object({}),
    /** To who reported it. */
    reportDecided: OwnReport,
  },
} as const
