import type { Static } from 'typebox'
import { Type } from 'typebox'
import { FileCard, GroupId, idOf, PersonCard, Time } from './contract.ts'

const Reaction = Type.Object({
  /** One of the small set with meaning (`helped`, `same`, `thanks`, `well-said`), or an emoji. */
  reaction: Type.String({ minLength: 1, maxLength: 32 }),
  people: Type.Array(idOf<'person'>()),
})

/** The other end of a stretch of talk that went from one activity to another. */
const Elsewhere = Type.Object({
  activity: idOf<'activity'>(),
  /** What the conversation is called there; the activity's own name where it has none. */
  title: Type.String(),
  /** The activity's own name. */
  within: Type.String(),
  /** The path inside that activity; null where its plugin has not said. */
  path: Type.Union([Type.String(), Type.Null()]),
  conversation: idOf<'conversation'>(),
  seq: Type.Integer({ minimum: 1 }),
})

/** What somebody made of a stretch of talk that begins with a message. */
export const Became = Type.Object({
  ...Elsewhere.properties,
  /** Null once the person was erased. */
  by: Type.Union([idOf<'person'>(), Type.Null()]),
  at: Time,
})
export type Became = Static<typeof Became>

/** Where words were first said that somebody brought here. */
export const CameFrom = Type.Object({
  /** Null where not everybody who reads this may read that. */
  place: Type.Union([Elsewhere, Type.Null()]),
  by: Type.Union([idOf<'person'>(), Type.Null()]),
  at: Time,
})
export type CameFrom = Static<typeof CameFrom>

/** What a person said, as everybody in the audience sees it. */
export const Message = Type.Object({
  id: idOf<'message'>(),
  /** The place in its conversation: 1, 2, 3... without gaps. */
  seq: Type.Integer({ minimum: 1 }),
  conversation: idOf<'conversation'>(),
  /** The person; or, of somebody who wrote without a name, the mask they wear in this conversation. */
  author: idOf<'person'>(),
  replyTo: Type.Union([idOf<'message'>(), Type.Null()]),
  /** The revision of what it answers that its author had before them; what it says now may be another one. */
  repliedRevision: Type.Optional(Type.Integer({ minimum: 1 })),
  /**
   * Where it stands when replies stand below what they answer: in order of `branch`, `twig` and `seq`. Both are the number of
   * the message that they begin with; of the first message, and of those without a twig, 0.
   */
  branch: Type.Integer({ minimum: 0 }),
  twig: Type.Integer({ minimum: 0 }),
  /** Rendered and made safe by the server; empty when the message is gone. */
  html: Type.String(),
  sentAt: Time,
  editedAt: Type.Union([Time, Type.Null()]),
  /** 1 when sent; one more for each edit. */
  revision: Type.Integer({ minimum: 1 }),
  /** `moved`: only its place is left here; `moved` says where it stands now. */
  gone: Type.Union([Type.Null(), Type.Literal('deleted'), Type.Literal('hidden'), Type.Literal('moved')]),
  /** When its author took it back. */
  deletedAt: Type.Optional(Time),
  moved: Type.Optional(
    Type.Object({
      message: idOf<'message'>(),
      conversation: idOf<'conversation'>(),
      seq: Type.Integer({ minimum: 1 }),
      /** The path inside the activity; null where its plugin has not said. */
      path: Type.Union([Type.String(), Type.Null()]),
    }),
  ),
  /** Where it goes on in other activities, the first first; left out where it does not. */
  became: Type.Optional(Type.Array(Became)),
  /** Of the first of the words that were brought here from another activity. */
  cameFrom: Type.Optional(CameFrom),
  reactions: Type.Array(Reaction),
  mentions: Type.Array(idOf<'person'>()),
  /** What is attached, in the order of its author. */
  files: Type.Array(FileCard),
})
export type Message = Static<typeof Message>

/** A conversation in a few words, for lists. */
export const ConversationSummary = Type.Object({
  id: idOf<'conversation'>(),
  /** How many messages can be read in it. */
  count: Type.Integer({ minimum: 0 }),
  /** The number of the newest message; a read position below it means that something is unread. */
  lastSeq: Type.Integer({ minimum: 0 }),
  lastMessage: Type.Union([
    Type.Object({ author: idOf<'person'>(), excerpt: Type.String(), sentAt: Time }),
    Type.Null(),
  ]),
  /** Who wrote in it, the most recent first, six at most. */
  authors: Type.Array(idOf<'person'>()),
  closed: Type.Boolean(),
  /** In how many seconds everybody may write one message; left out where they write as they like. */
  slow: Type.Optional(Type.Integer({ minimum: 1 })),
  /** Messages wait here until who leads the course has read them; left out where they do not. */
  holds: Type.Optional(Type.Literal(true)),
  /** There may be more, for those who have said something here themselves; left out for everybody else. */
  locked: Type.Optional(Type.Literal(true)),
  /** Who can read it, in one word; a page says it before somebody writes. */
  audience: Type.Union([
    Type.Literal('course'),
    Type.Literal('cohort'),
    Type.Literal('circle'),
    Type.Literal('people'),
  ]),
  /** Which cohort or circle, where it is for one. */
  group: Type.Optional(GroupId),
})
export type ConversationSummary = Static<typeof ConversationSummary>

/** A message goes on in another activity. */
export const WentOn = Type.Object({
  conversation: idOf<'conversation'>(),
  message: idOf<'message'>(),
  became: Became,
  people: Type.Array(PersonCard),
})
export type WentOn = Static<typeof WentOn>

/** A message, the cards of everybody it names, and its conversation as it is now. */
export const Said = Type.Object({
  message: Message,
  people: Type.Array(PersonCard),
  conversation: ConversationSummary,
})
export type Said = Static<typeof Said>

/** A message that waits to be read by who leads the course: for its author and for them. */
export const HeldMessage = Type.Object({
  id: idOf<'held'>(),
  conversation: idOf<'conversation'>(),
  author: idOf<'person'>(),
  html: Type.String(),
  sentAt: Time,
  files: Type.Array(FileCard),
  /** Why it was not let through; null while it waits. */
  returned: Type.Union([Type.Object({ by: idOf<'person'>(), at: Time, reason: Type.String() }), Type.Null()]),
})
export type HeldMessage = Static<typeof HeldMessage>

/** What is the person's own in an activity; all their pages know it, and nobody else's. */
export const Standing = Type.Object({
  /** Whether one may write without a name from now on: see `Anonymity`. */
  anonymity: Type.Union([Type.Literal('none'), Type.Literal('liftable'), Type.Literal('sealed')]),
  /** What the person wears, and where: messages of these authors are their own. */
  masks: Type.Array(
    Type.Object({
      conversation: idOf<'conversation'>(),
      mask: idOf<'person'>(),
      number: Type.Integer({ minimum: 1 }),
      promise: Type.Union([Type.Literal('liftable'), Type.Literal('sealed')]),
      /** Who learned the name last, and why. */
      lifted: Type.Union([Type.Object({ at: Time, by: idOf<'person'>(), because: Type.String() }), Type.Null()]),
    }),
  ),
  people: Type.Array(PersonCard),
  /** Until when they cannot write anywhere in the course, and why; the time may have passed. */
  muted: Type.Union([Type.Object({ until: Time, reason: Type.String() }), Type.Null()]),
  /** Where they want to hear of everything or of nothing; of other conversations they hear what concerns them. */
  follows: Type.Array(
    Type.Object({
      conversation: idOf<'conversation'>(),
      level: Type.Union([Type.Literal('all'), Type.Literal('own'), Type.Literal('none')]),
    }),
  ),
  /** When they were here before this visit; null on the first. */
  lastVisit: Type.Union([Time, Type.Null()]),
})
export type Standing = Static<typeof Standing>

/** Messages that moved from one conversation to another of the same audience. */
export const Moved = Type.Object({
  from: idOf<'conversation'>(),
  to: idOf<'conversation'>(),
  by: idOf<'person'>(),
  /** True where so much moved that messages and places are left out: who shows some of it reads it again. */
  many: Type.Boolean(),
  /** The messages as they stand now, in order; for who has yet to speak there, as many as they see. */
  messages: Type.Array(Message),
  /** What is left where they stood, in the same order; for who has yet to speak there, as many as they see. */
  places: Type.Array(Message),
  /** Who wrote them, as they are called there; for who has yet to speak there, of those that they see. */
  authors: Type.Array(idOf<'person'>()),
  /** Those of their authors who have said nothing else where they stood. */
  left: Type.Array(idOf<'person'>()),
  people: Type.Array(PersonCard),
})
export type Moved = Static<typeof Moved>

/** A message that moved, where it stands now. */
export type MovedMessage = Pick<Message, 'id' | 'seq' | 'author'>
