import type { Static, TObject, TSchema } from 'typebox'
import { Type } from 'typebox'

/** An id that cannot be mistaken for the id of something else. Ids are opaque and sort by the time they were made. */
export type Id<Of extends string> = string & { readonly of: Of }
export type PersonId = Id<'person'>
export type CourseId = Id<'course'>
export type CohortId = Id<'cohort'>
export type CircleId = Id<'circle'>
export type ActivityId = Id<'activity'>
export type ConversationId = Id<'conversation'>
export type MessageId = Id<'message'>
export type FileId = Id<'file'>

/** The schema of an id: a short string, typed by what it names. */
export const idOf = <Of extends string>() => Type.Unsafe<Id<Of>>(Type.String({ minLength: 1, maxLength: 64 }))

/** A point in time: whole milliseconds since 1970, UTC. */
export const Time = Type.Integer({ minimum: 0 })

/** What a person may do in an activity. `view` is every member's; the others follow from the roles in the course. */
export const Permission = Type.Union([
  Type.Literal('view'),
  Type.Literal('participate'),
  Type.Literal('mentor'),
  Type.Literal('facilitate'),
  Type.Literal('design'),
])
export type Permission = Static<typeof Permission>

/** The role that counts in a course, from the least rights to the most. */
export const Role = Type.Union([
  Type.Literal('observer'),
  Type.Literal('learner'),
  Type.Literal('mentor'),
  Type.Literal('designer'),
  Type.Literal('facilitator'),
])
export type Role = Static<typeof Role>

/** A person as others see them: a face, a name, and the role in this course. */
export const PersonCard = Type.Object({
  id: idOf<'person'>(),
  name: Type.String(),
  picture: Type.Union([Type.String(), Type.Null()]),
  role: Role,
  /** Somebody who wrote without their name: which one, 1, 2, 3... in their conversation. Then the card says nothing else. */
  mask: Type.Optional(Type.Integer({ minimum: 1 })),
})
export type PersonCard = Static<typeof PersonCard>

/** The id of a cohort or a circle. */
export type GroupId = CohortId | CircleId
export const GroupId = Type.Unsafe<GroupId>(Type.String({ minLength: 1, maxLength: 64 }))

/**
 * Some of the people of a course, who can talk apart from the others. Everybody is in a cohort, in the one without a name
 * where nobody put them in another; a circle is a small group, and one may be in several.
 */
export const Group = Type.Object({
  id: GroupId,
  kind: Type.Union([Type.Literal('cohort'), Type.Literal('circle')]),
  /** Empty for the cohort of those who are in no other. */
  name: Type.String(),
})
export type Group = Static<typeof Group>

/** Who alone is to hear something that a page whispers. */
export type Hearers = { readonly group: GroupId } | { readonly conversation: ConversationId }

const Nullable = <Schema extends TSchema>(schema: Schema) => Type.Union([schema, Type.Null()])

/** A file as a page shows it; its content is at the address that `files.open` answers. */
export const FileCard = Type.Object({
  id: idOf<'file'>(),
  /** Without anything that could deceive or do harm; the ending fits the content. */
  name: Type.String(),
  /** Of the content itself, as a MIME type: `image/jpeg`. */
  type: Type.String(),
  /** In bytes. */
  size: Type.Integer({ minimum: 0 }),
  /** In pixels, as it is shown; null for what is no picture. */
  width: Nullable(Type.Integer({ minimum: 1 })),
  height: Nullable(Type.Integer({ minimum: 1 })),
  /** Whether there is a small picture of it. */
  hasThumbnail: Type.Boolean(),
})
export type FileCard = Static<typeof FileCard>

/** A moment that a designer sets, or none: UTC as `2026-04-29T16:00:00.000Z`, or empty. The form offers a date and a time. */
export const Moment = () =>
  Type.String({ default: '', format: 'moment', pattern: '^(\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}\\.\\d{3}Z)?$' })

/**
 * Settings that the house itself keeps, in every conversation of an activity whose contract has them among its own: put them
 * there with `...talkRules`, and give them texts.
 */
export const talkRules = {
  /** One sees what others said only after having said something; those who mentor, design, lead or only watch see it at once. */
  postFirst: Type.Boolean({ default: false }),
  dates: Type.Object(
    {
      /** Until when a person's first message in the activity is expected, and taken. */
      firstDue: Moment(),
      firstCloses: Moment(),
      /** The same for everything that they say after it. */
      repliesDue: Moment(),
      repliesClose: Moment(),
    },
    { default: {} },
  ),
} as const
export type TalkRules = Static<TObject<typeof talkRules>>

/**
 * Likewise, with `...readerRules`: whether those in a conversation of few people see how far each of them has read. Where it is
 * not set, how far somebody has read is known to nobody else.
 */
export const readerRules = { showReaders: Type.Boolean({ default: false }) } as const
export type ReaderRules = Static<TObject<typeof readerRules>>

/** Asks for something and changes nothing. */
export interface QueryContract {
  readonly can: Permission
  readonly input?: TObject
  readonly output: TSchema
  /** Computed for each asking, and never remembered: it depends on the time, or on more than its readers hear of. */
  readonly fresh?: true
}

/** Changes something, in one transaction. */
export interface CommandContract {
  readonly can: Permission
  readonly input?: TObject
  readonly output: TSchema
}

/**
 * What somebody without an account may do, to whom a link was handed for one purpose. Such a link is no visit: it opens
 * these operations and the files that the plugin names, and nothing else of the house.
 */
export interface GuestContract {
  /** Asked by `GET`, any number of times. */
  readonly queries: Readonly<Record<string, Omit<QueryContract, 'can' | 'fresh'>>>
  /** Given by `POST`. The first one that succeeds spends the link. */
  readonly commands: Readonly<Record<string, Omit<CommandContract, 'can'>>>
  /** What they may bring beside their answer; without it, nothing. */
  readonly brings?: GuestFiles
}

/** What somebody with a link may bring, until a command keeps it. */
export interface GuestFiles {
  /** Of which kinds, by their content: `file` is whatever the house takes. */
  readonly kinds: readonly ('picture' | 'recording' | 'file')[]
  /** How many at a time. */
  readonly most: number
  /** Bytes of one; never more than the house takes. */
  readonly largest: number
}

/** What the house keeps of a link: the SHA-256 of its secret, base64url. A page makes both with `makeGuestLink`. */
export const LinkHash = Type.String({ pattern: '^[A-Za-z0-9_-]{43}$' })
export type LinkId = Id<'link'>

/** Something to take along, as a zip: changes nothing. */
export interface DownloadContract {
  readonly can: Permission
  readonly input?: TObject
}

/** What the two halves of a plugin agree on: plain data, no code. */
export interface Contract {
  /** The plugin's folder, the prefix of its tables, and its part of an address: lower case letters and digits. */
  readonly id: string
  /** The name of a drawing of the house (`client/elements/icons.ts`), shown where a designer chooses among plugins. */
  readonly icon?: string
  /**
   * What a designer sets; drawn as a form. Every property needs a `default`, so that an activity works untouched. One that
   * makes sense only with others says so beside its schema: `when: { path: 'grading.mode', is: ['completed'] }`.
   */
  readonly settings: TObject
  readonly queries: Readonly<Record<string, QueryContract>>
  readonly commands: Readonly<Record<string, CommandContract>>
  /** What is published to everybody who has the activity open. State after a command = state before + events. */
  readonly events: Readonly<Record<string, TSchema>>
  /** What the plugin does at a time that it set before: for each timer, what it is then given. */
  readonly timers?: Readonly<Record<string, TObject>>
  /** What links for people without an account open, by the kind of guest. */
  readonly guests?: Readonly<Record<string, GuestContract>>
  /** What people can take along. */
  readonly downloads?: Readonly<Record<string, DownloadContract>>
  /** Whether the LMS keeps a grade for activities of this kind. */
  readonly graded?: boolean
  /** What a stretch of talk from another activity can become here, such as `question`; the text `takes.question` names it. */
  readonly takes?: readonly string[]
}

/** Gives a contract its exact type. The checks that it keeps its promises run when the plugin is found. */
export const defineContract = <const C extends Contract>(contract: C): C => contract

type Promised = Omit<CommandContract, 'can'>
export type InputOf<O extends Promised | DownloadContract> = O extends { readonly input: infer I extends TObject }
  ? Static<I>
  : Record<string, never>
export type OutputOf<O extends Promised> = Static<O['output']>
/** The timers of a contract, by name; none for a contract without any. */
export type TimersOf<C extends Contract> = C extends {
  readonly timers: infer T extends Readonly<Record<string, TObject>>
}
  ? T
  : Contract extends C
    ? Readonly<Record<string, TObject>>
    : Readonly<Record<never, TObject>>
/** The kinds of guests of a contract, by name; none for a contract without any. */
export type GuestsOf<C extends Contract> = C extends {
  readonly guests: infer G extends Readonly<Record<string, GuestContract>>
}
  ? G
  : Contract extends C
    ? Readonly<Record<string, GuestContract>>
    : Readonly<Record<never, GuestContract>>
/** The downloads of a contract, by name; none for a contract without any. */
export type DownloadsOf<C> = C extends {
  readonly downloads: infer D extends Readonly<Record<string, DownloadContract>>
}
  ? D
  : Contract extends C
    ? Readonly<Record<string, DownloadContract>>
    : Readonly<Record<never, DownloadContract>>
export type SettingsOf<C extends Contract> = Static<C['settings']>
export type EventOf<C extends Contract, E extends keyof C['events']> = Static<C['events'][E]>

/**
 * Whether people may write without their name: a plugin that allows it has this as its setting `anonymity`, and that is all
 * it has to do. `liftable`: who facilitates may learn who it was, with a reason that is kept and told to the author. `sealed`:
 * nobody ever may. The choice holds for what is written from then on; what was promised before stays promised.
 */
export const Anonymity = Type.Union([Type.Literal('none'), Type.Literal('liftable'), Type.Literal('sealed')], {
  default: 'none',
})

/** One thing to look at. With levels it is a row of a rubric, from the least to the most; without, a box to tick. */
export const Criterion = Type.Object({
  /** Short and lasting, unique in its rubric: what was judged by it finds it again. */
  id: Type.String({ minLength: 1, maxLength: 40, pattern: '^[\\w-]+$' }),
  /** Empty where the plugin has words of its own for it. */
  text: Type.String({ maxLength: 300 }),
  levels: Type.Array(Type.String({ minLength: 1, maxLength: 200, pattern: '\\S' }), { maxItems: 6 }),
})
export type Criterion = Static<typeof Criterion>

/** How far a criterion was met: 0 or 1 on a checklist, the place of the level in a rubric. */
export const CriterionMark = Type.Object({
  criterion: Type.String(),
  level: Type.Integer({ minimum: 0, maximum: 9 }),
})
export type CriterionMark = Static<typeof CriterionMark>

/** What somebody's work is looked at by. Among settings, the form offers `<rubric-editor>` for it; `also` can say when. */
export const rubric = (also: object = {}) =>
  Type.Array(Criterion, { maxItems: 12, default: [], format: 'rubric', ...also })
export const Rubric = rubric()
export type Rubric = Static<typeof Rubric>
