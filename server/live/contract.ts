import type { Static } from 'typebox'
import { Type } from 'typebox'
import { GroupId, idOf, type PersonCard, type PersonId } from '../../plugins/api/contract.ts'

/**
 * What the two ends of `/live` say to each other: JSON in text messages, one object or an array of objects. What many hear at
 * once the server packs, for pages whose hello says that they can unpack it.
 *
 * The client says `hello` first, within ten seconds. The token travels in it and never in the address, which others log.
 * The server answers `welcome`, and in the same message what was missed since the numbers in the hello, or `resync` for the
 * rooms where that is too much or no longer kept; from then on events as they are committed. In each room they come in the
 * order of their numbers, without gaps. `welcome` may come again, whenever the flow was interrupted or the rooms changed.
 *
 * A client may `whisper` to everybody else who has the activity open: that its person is typing, say. It reaches whoever is
 * there, is kept nowhere, and is dropped without a word where it would disturb: before `welcome`, from who only observes, and
 * beyond two in a second.
 *
 * After `welcome` a client may `command`, as over HTTP and with the same key for all attempts, on whichever way they go. The
 * answer is `done` or `refused` with that key. Where neither comes, because the connection ended or its reader stood still,
 * the same command with the same key is to be given again: it is done once.
 */
export const Hello = Type.Object({
  hello: Type.Object({
    token: Type.String({ minLength: 1, maxLength: 512 }),
    activity: idOf<'activity'>(),
    /** The last number seen in each room; a room left out begins with what comes next. */
    since: Type.Record(Type.String({ maxLength: 160 }), Type.Integer({ minimum: 0 })),
    /** The page takes messages of bytes, too: the same texts, deflated (RFC 1951). */
    inflates: Type.Optional(Type.Boolean()),
  }),
})
export type Hello = Static<typeof Hello>

/**
 * The body of `POST /live/poll`, which stands in for a socket that does not get through; the token is the bearer. Answered by
 * an array of what the server has to say, `welcome` first: at once, or, with `patient`, when there is something after `since`,
 * after fifteen seconds at the latest.
 */
export const Poll = Type.Object({
  activity: idOf<'activity'>(),
  since: Type.Record(Type.String({ maxLength: 160 }), Type.Integer({ minimum: 0 })),
  patient: Type.Boolean(),
})

/** "Are you there?", from either side; the server answers with the same. */
export const Beat = Type.Object({ beat: Type.Literal(1) })
export type Beat = Static<typeof Beat>

/** At most one KiB as JSON. Names of the house's own whispers have a dot in them, those of a plugin have none. */
export const WhisperOut = Type.Object({
  whisper: Type.Object({
    event: Type.String({ pattern: '^[a-z][A-Za-z.]{0,49}$' }),
    data: Type.Optional(Type.Unknown()),
    /** A cohort or circle of the person's own, to whom alone it is said. */
    group: Type.Optional(GroupId),
    /** One of the activity's, whose audience alone hears it; who is not in it says it to nobody. */
    conversation: Type.Optional(idOf<'conversation'>()),
  }),
})
export type WhisperOut = Static<typeof WhisperOut>

/** The same over HTTP, `POST /live/whisper`, from a page without a socket. */
export const WhisperPost = Type.Object({ activity: idOf<'activity'>(), whisper: WhisperOut.properties.whisper })

/** An idempotency key: what is given again with it is done once. */
export const keyPattern = '^[\\x21-\\x7e]{8,64}$'

/** A command of a feature. As many as sixteen may wait for their answer at a time. */
export const CommandOut = Type.Object({
  command: Type.Object({
    key: Type.String({ pattern: keyPattern }),
    feature: Type.String({ minLength: 1, maxLength: 100 }),
    name: Type.String({ minLength: 1, maxLength: 100 }),
    input: Type.Optional(Type.Unknown()),
  }),
})
export type CommandOut = Static<typeof CommandOut>

/** The number of the last event in each room. */
export type Numbers = Readonly<Record<string, number>>

/** Who has the activity open. `people` are the first hundred; `count` is everybody. */
export interface Here {
  readonly people: readonly PersonCard[]
  readonly count: number
}

/** A change of who is here: cards that came or changed, ids that left. */
export interface HereChange {
  readonly came: readonly PersonCard[]
  readonly left: readonly PersonCard['id'][]
  readonly count: number
}

export interface Welcome {
  readonly welcome: { readonly person: PersonCard; readonly rooms: Numbers; readonly here: Here }
}

/** These rooms go on after these numbers; what is known of them has to be asked for anew. */
export interface Resync {
  readonly resync: { readonly rooms: Numbers }
}

/** Something that was committed, and will be sent again to whoever missed it. `event` is `<feature>.<event>`. */
export interface LiveEvent {
  readonly room: string
  readonly seq: number
  readonly event: string
  readonly data: unknown
}

/** Something that is true only now, such as who is here (`live.here`): not stored, not numbered. */
export interface Whisper {
  readonly event: string
  readonly data: unknown
}

/** What the page of somebody else whispers. The server says who, so that nobody speaks for another. */
export interface Whispered {
  readonly whispered: WhisperOut['whisper'] & { readonly person: PersonId }
}

/** A command was carried out, and what it changed is committed. */
export interface Done {
  readonly done: { readonly key: string; readonly position: Numbers; readonly answer: unknown }
}

/** A command was not carried out. `status` and `error` are what HTTP would have answered. */
export interface Refused {
  readonly refused: { readonly key: string; readonly status: number; readonly error: RefusedError }
}

export interface RefusedError {
  readonly code: string
  readonly message: string
  readonly path?: string
  /** What its sentence names, such as a limit. */
  readonly values?: Readonly<Record<string, string | number>>
  /** What the server's log has it under. */
  readonly reference: string
}

export type ServerMessage = Welcome | Resync | LiveEvent | Whisper | Whispered | Done | Refused | Beat

/** Why the server closed a connection. After 4401, 4403 and 4404 coming back is of no use. */
export const closeCodes = {
  goingAway: 1001,
  tryLater: 1013,
  nonsense: 4400,
  notSignedIn: 4401,
  notAllowed: 4403,
  notFound: 4404,
  tooManyMessages: 4429,
} as const
export type CloseCode = (typeof closeCodes)[keyof typeof closeCodes]
