import { Type } from 'typebox'
import { FileCard, idOf, PersonCard, Time } from '../../plugins/api/contract.ts'
import { ConversationSummary, Message, Said } from '../../plugins/api/conversations.ts'

const conversation = idOf<'conversation'>()
const message = idOf<'message'>()
const files = Type.Array(idOf<'file'>(), { maxItems: 100 })
const seq = Type.Integer({ minimum: 0 })

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
      output: Type.Array(Type.Object({ conversation, seq })),
    },
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
        files: Type.Optional(files),
      }),
      output: Said,
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
    /** The author deletes; who facilitates hides. The place stays readable. */
    remove: { can: 'participate', input: Type.Object({ message }), output: Said },
    /** Takes a removal back, by whoever removed it, within a minute. */
    restore: { can: 'participate', input: Type.Object({ message }), output: Said },
    react: {
      can: 'participate',
      input: Type.Object({ message, reaction: Type.String({ minLength: 1, maxLength: 32 }), on: Type.Boolean() }),
      output: Said,
    },
    /** Sets how far the person has read; going back marks as unread. */
    markRead: { can: 'view', input: Type.Object({ conversation, seq }), output: Type.Object({ seq }) },
  },
  events: {
    messageSent: Said,
    /** Edited, removed, restored or reacted to: the message as it is now. */
    messageChanged: Said,
    /** Closed, or opened again. */
    conversationChanged: ConversationSummary,
    /** Only to the person, on all their pages. */
    positionMoved: Type.Object({ conversation, seq }),
    /** Likewise: kept on one of their pages; without words when it was sent or put away. */
    draftKept: Draft,
  },
} as const
