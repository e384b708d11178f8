import { Type } from 'typebox'
import { idOf, PersonCard, Time } from '../../plugins/api/contract.ts'

/** A piece of an excerpt; `found` where it is what was looked for. */
const Piece = Type.Object({ text: Type.String(), found: Type.Boolean() })

/** Where something was said. */
const Place = Type.Object({
  activity: Type.Object({ id: idOf<'activity'>(), title: Type.String() }),
  conversation: idOf<'conversation'>(),
  /** The path inside the activity; null where its plugin has not said. */
  path: Type.Union([Type.String(), Type.Null()]),
  title: Type.Union([Type.String(), Type.Null()]),
  kind: Type.Union([Type.String(), Type.Null()]),
})

/** A message with the words in it. */
const Hit = Type.Object({
  message: idOf<'message'>(),
  seq: Type.Integer({ minimum: 1 }),
  author: idOf<'person'>(),
  sentAt: Time,
  excerpt: Type.Array(Piece),
  place: Place,
})

/** Search in everything that a person may read in the course. */
export const contract = {
  id: 'search',
  queries: {
    /**
     * Messages with all of the words in them, the newest first. The last word may be only begun. Without words, what the
     * filters leave of everything; without either, nothing.
     */
    find: {
      can: 'view',
      input: Type.Object({
        words: Type.String({ maxLength: 20_000 }),
        author: Type.Optional(idOf<'person'>()),
        kind: Type.Optional(Type.String({ maxLength: 64 })),
        /** Only what has a file with it. */
        withFile: Type.Optional(Type.Literal(true)),
        /** Only what was said in the activity in which it is asked. */
        here: Type.Optional(Type.Literal(true)),
        /** Only what was said in this conversation; in one that the reader may not read, nothing is found. */
        within: Type.Optional(idOf<'conversation'>()),
        /** From then on, and before then. */
        since: Type.Optional(Time),
        until: Type.Optional(Time),
        /** The `next` of the page before. */
        before: Type.Optional(Type.Integer({ minimum: 0 })),
      }),
      output: Type.Object({
        messages: Type.Array(Hit),
        /** Conversations with the words in their title; on the first page, while nothing but a kind is chosen. */
        titles: Type.Array(Type.Object({ place: Place, title: Type.Array(Piece) })),
        /** People whose name was perhaps meant, the likeliest first; on the first page, while nobody is chosen. */
        people: Type.Array(PersonCard),
        authors: Type.Array(PersonCard),
        /** Where the next page begins; null at the end. A page with fewer messages may have one after it. */
        next: Type.Union([Type.Integer(), Type.Null()]),
      }),
      fresh: true,
    },
    /** The kinds of talk that there are in what the person may read, with their names. */
    listKinds: {
      can: 'view',
      output: Type.Array(Type.Object({ kind: Type.String(), name: Type.String() })),
      fresh: true,
    },
  },
  commands: {},
  events: {},
} as const
