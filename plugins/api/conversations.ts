import type { Static } from 'typebox'
import { Type } from 'typebox'
import { FileCard, idOf, PersonCard, Time } from './contract.ts'

const Reaction = Type.Object({
  /** One of the small set with meaning (`helped`, `same`, `thanks`, `well-said`), or an emoji. */
  reaction: Type.String({ minLength: 1, maxLength: 32 }),
  people: Type.Array(idOf<'person'>()),
})

/** What a person said, as everybody in the audience sees it. */
export const Message = Type.Object({
  id: idOf<'message'>(),
  /** The place in its conversation: 1, 2, 3... without gaps. */
  seq: Type.Integer({ minimum: 1 }),
  conversation: idOf<'conversation'>(),
  author: idOf<'person'>(),
  replyTo: Type.Union([idOf<'message'>(), Type.Null()]),
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
  gone: Type.Union([Type.Null(), Type.Literal('deleted'), Type.Literal('hidden')]),
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
  /** There may be more, for those who have said something here themselves; left out for everybody else. */
  locked: Type.Optional(Type.Literal(true)),
  /** Who can read it, in one word; a page says it before somebody writes. */
  audience: Type.Union([Type.Literal('course'), Type.Literal('cohort'), Type.Literal('people')]),
})
export type ConversationSummary = Static<typeof ConversationSummary>

/** A message, the cards of everybody it names, and its conversation as it is now. */
export const Said = Type.Object({
  message: Message,
  people: Type.Array(PersonCard),
  conversation: ConversationSummary,
})
export type Said = Static<typeof Said>
