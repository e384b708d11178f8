import { Type } from 'typebox'
import { FileCard, idOf, PersonCard, Time } from '../../plugins/api/contract.ts'
import {
  ConversationSummary,
  HeldMessage,
  Message,
  Moved,
  Said,
  Standing,
  WentOn,
} from '../../plugins/api/conversations.ts'

const conversation = idOf<'conversation'>()
const message = idOf<'message'>()
const held = idOf<'held'>()
const files = Type.Array(idOf<'file'>(), { maxItems: 100 })
const seq = Type.Integer({ minimum: 0 })

/** How far somebody has read, and when they read last. */
const Position = Type.Object({ conversation, seq, readAt: Time })

const Follow = Type.Object({
  conversation,
  level: Type.Union([Type.Literal('all'), Type.Literal('own'), Type.Literal('none')]),
})

/** What a person writes: Markdown; a mention is a link to `person:<id>`. */
const Markdown = Type.String()

/** What a person has begun to write at a place of the activity; the page names its places. `writtenAt` is the page's clock. */
const Draft = Type.Object({ place: Type.String({ minLength: 1, maxLength: 100 }), words: Markdown, writtenAt: Time })

/** Talk: one contract for every activity, since every activity talks. */
export const contract = {
  id: 'conversations',
  queries: {
    /**
     * A window of messages in order: the newest, or those before, after or around a number. `nested` orders them as replies
     * stand below what they answer, and the window lies before, after or around the message of that number.
     */
    readMessages: {
      can: 'view',
      input: Type.Object({
        conversation,
        before: Type.Optional(seq),
        after: Type.Optional(seq),
        around: Type.Optional(seq),
        nested: Type.Optional(Type.Boolean()),
        limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200 })),
      }),
      output: Type.Object({
        conversation: ConversationSummary,
        messages: Type.Array(Message),
        /** In a nested window, what the first message stands below where that lies before the window; the outermost first. */
        above: Type.Array(Message),
        people: Type.Array(PersonCard),
        /** Whether there are messages before the first and after the last of these. */
        earlier: Type.Boolean(),
        later: Type.Boolean(),
      }),
    },
    /** Messages by their ids, to be quoted where they are not loaded; those that cannot be read are left out. */
    listMessages: {
      can: 'view',
      input: Type.Object({ messages: Type.Array(message, { maxItems: 100 }) }),
      output: Type.Object({ messages: Type.Array(Message), people: Type.Array(PersonCard) }),
    },
    /** A message and all that was answered below it, in the order in which it was said; of very much, the latest. */
    listReplies: {
      can: 'view',
      input: Type.Object({ message }),
      output: Type.Object({ messages: Type.Array(Message), people: Type.Array(PersonCard) }),
    },
    /**
     * What stands out of what others said after a number: where the person is named, what nobody has replied to, what people
     * reacted to most; each message once. `count` is of everything that was said.
     */
    catchUp: {
      can: 'view',
      input: Type.Object({ conversation, after: seq }),
      output: Type.Object({
        count: Type.Integer({ minimum: 0 }),
        entries: Type.Array(
          Type.Object({
            why: Type.Union([Type.Literal('named'), Type.Literal('unanswered'), Type.Literal('found')]),
            message,
            seq,
            author: idOf<'person'>(),
            excerpt: Type.String(),
            sentAt: Time,
            /** How many people reacted, where that is why. */
            reactions: Type.Integer({ minimum: 0 }),
          }),
        ),
        people: Type.Array(PersonCard),
      }),
    },
    /** How far each has read, in a conversation of few people whose activity has `showReaders`; else `shown` is false. */
    listReaders: {
      can: 'view',
      input: Type.Object({ conversation }),
      output: Type.Object({
        conversation,
        shown: Type.Boolean(),
        readers: Type.Array(Type.Object({ person: idOf<'person'>(), seq })),
        people: Type.Array(PersonCard),
      }),
    },
    /** Everything a message ever said, the newest first. Of a message that is gone, nothing. */
    listRevisions: {
      can: 'view',
      input: Type.Object({ message }),
      output: Type.Array(
        Type.Object({ revision: Type.Integer(), html: Type.String(), writtenAt: Time, files: Type.Array(FileCard) }),
      ),
    },
    /** What the author wrote, to be edited. */
    readSource: {
      can: 'participate',
      input: Type.Object({ message }),
      output: Type.Object({ markdown: Markdown, revision: Type.Integer(), files: Type.Array(FileCard) }),
    },
    /** The person's own drafts in the activity; without words are those that were sent or put away. */
    listDrafts: { can: 'participate', output: Type.Array(Draft) },
    /** How far the person has read; conversations never opened are left out. */
    listPositions: {
      can: 'view',
      input: Type.Object({ conversations: Type.Array(conversation, { maxItems: 500 }) }),
      output: Type.Array(Position),
    },
    /** How many messages of others the person has not read, by conversation; those with none are left out. */
    countUnread: {
      can: 'view',
      output: Type.Array(Type.Object({ conversation, count: Type.Integer({ minimum: 1 }) })),
    },
    /**
     * Messages that wait to be read by who leads the course: one's own, with those that were returned; for who leads it, all
     * that wait. The oldest first.
     */
    listHeld: {
      can: 'view',
      input: Type.Object({ conversation }),
      output: Type.Object({ held: Type.Array(HeldMessage), people: Type.Array(PersonCard) }),
    },
    /** What is the person's own in the activity. */
    readStanding: { can: 'view', output: Standing },
  },
  commands: {
    /** Keeps a draft for the person's other devices; an older one than what is kept changes nothing, no words remove it. */
    keepDraft: { can: 'participate', input: Draft, output: Type.Object({}) },
    /** `files` are the sender's own uploads, attached in this order; with files, the words may be none. */
    send: {
      can: 'participate',
      input: Type.Object({
        conversation,
        markdown: Markdown,
        replyTo: Type.Optional(message),
        /** The revision of what is answered that the writer has before them; the present one when left out. */
        repliedRevision: Type.Optional(Type.Integer({ minimum: 1 })),
        /** Without a name; `no_anonymity` where the designer does not allow it. */
        anonymous: Type.Optional(Type.Boolean()),
        files: Type.Optional(files),
      }),
      /** Where messages are read first, it waits: see `listHeld`. */
      output: Type.Union([Said, Type.Object({ waits: HeldMessage })]),
    },
    /**
     * `revision` is the one that was edited: when somebody else was faster, `edited_meanwhile`. `files` are all that the
     * message has from now on; left out, it keeps those it has.
     */
    edit: {
      can: 'participate',
      input: Type.Object({
        message,
        markdown: Markdown,
        revision: Type.Integer({ minimum: 1 }),
        files: Type.Optional(files),
      }),
      output: Said,
    },
    /** The author deletes; who facilitates hides, with a reason for the author. The place stays readable. */
    remove: {
      can: 'participate',
      input: Type.Object({ message, reason: Type.Optional(Type.String({ maxLength: 1000 })) }),
      output: Said,
    },
    /** The author brings back what they deleted, within a minute; who facilitates what was hidden, at any time. */
    restore: { can: 'participate', input: Type.Object({ message }), output: Said },
    /** By who leads the course: it is said now, by whoever wrote it. */
    letThrough: { can: 'facilitate', input: Type.Object({ held }), output: Said },
    /** By who leads the course: back to its author, who is told why. */
    returnHeld: {
      can: 'facilitate',
      input: Type.Object({ held, reason: Type.String({ minLength: 1, maxLength: 1000, pattern: '\\S' }) }),
      output: Type.Object({}),
    },
    /** By its author: it waits no more. Answers what it was, to be written anew. */
    takeBack: {
      can: 'participate',
      input: Type.Object({ held }),
      output: Type.Object({ markdown: Markdown, files: Type.Array(idOf<'file'>()) }),
    },
    react: {
      can: 'participate',
      input: Type.Object({ message, reaction: Type.String({ minLength: 1, maxLength: 32 }), on: Type.Boolean() }),
      output: Said,
    },
    /** Sets how far the person has read; going back marks as unread. */
    markRead: { can: 'view', input: Type.Object({ conversation, seq }), output: Type.Object({ seq }) },
    /** Marks everything in the activity as read; `before` is where the person was, to take it back. */
    markAllRead: {
      can: 'view',
      output: Type.Object({ before: Type.Array(Type.Object({ conversation, seq })) }),
    },
    /** What the person wants to hear of a conversation: everything, what concerns them (as it is by itself), or nothing. */
    follow: { can: 'view', input: Follow, output: Follow },
    /** The person has the activity before them: a page says so when it is opened, and when somebody comes back to it. */
    arrive: { can: 'view', output: Type.Object({}) },
  },
  downloads: {
    /** A conversation with its files, as far as the person may read it. */
    conversation: { can: 'view', input: Type.Object({ conversation }) },
    /** Everything that the person said in the activity, with their files. */
    own: { can: 'view' },
    /** The same of every activity of the course that they can enter. */
    ownInCourse: { can: 'view' },
  },
  events: {
    messageSent: Said,
    /** Edited, removed, restored or reacted to: the message as it is now. */
    messageChanged: Said,
    /** Closed, or opened again. */
    conversationChanged: ConversationSummary,
    /** Messages stand in another conversation now. */
    messagesMoved: Moved,
    /** A message goes on in another activity. */
    messageWentOn: WentOn,
    /** What was made of talk was taken back: nobody finds it any more. Told there, and where the talk was. */
    conversationWithdrawn: Type.Object({ conversation }),
    /** Only to the person: what is their own in the activity changed. */
    standingChanged: Standing,
    /** To its author and to who leads the course: something waits in a conversation, or waits no more. */
    heldChanged: Type.Object({ conversation }),
    /** Only to the person, on all their pages. */
    positionMoved: Position,
    /** Somebody has read so far, where the others may know. */
    readerMoved: Type.Object({ conversation, person: idOf<'person'>(), seq, people: Type.Array(PersonCard) }),
    /** Only to the person: kept on one of their pages; without words when it was sent or put away. */
    draftKept: Draft,
  },
} as const
