import { Type, type Static } from 'typebox'
import { idOf, PersonCard, readerRules, Time } from '../../api/contract.ts'
import { ConversationSummary } from '../../api/conversations.ts'

const conversation = idOf<'conversation'>()
const person = idOf<'person'>()

/**
 * What a room is to the activity: the one of everybody, that of a cohort or a circle, two people who write to each other, or a
 * few people under a name of their own.
 */
export const RoomKind = Type.Union([
  Type.Literal('all'),
  Type.Literal('cohort'),
  Type.Literal('circle'),
  Type.Literal('direct'),
  Type.Literal('group'),
])
export type RoomKind = Static<typeof RoomKind>

/** What names a room in addresses, as long as there is the activity. */
export const RoomKey = Type.String({ minLength: 1, maxLength: 64 })

export const Room = Type.Object({
  /** `all`, the id of the cohort or circle, or the conversation between people. */
  key: RoomKey,
  kind: RoomKind,
  /** Of a cohort, a circle or a group; the others are called by what and whom they are for. */
  name: Type.String(),
  /** What is said there; null until somebody who takes part has opened the room. */
  talk: Type.Union([ConversationSummary, Type.Null()]),
  /** Those of a conversation between people, by id; of a room for all of some kind, nobody. */
  people: Type.Array(person),
  /** Who began it; null of what nobody in particular did. */
  madeBy: Type.Union([person, Type.Null()]),
  madeAt: Time,
})
export type Room = Static<typeof Room>

/** Everything that somebody can read here, rooms first; and the cards of all who are named. */
export const RoomList = Type.Object({ rooms: Type.Array(Room), people: Type.Array(PersonCard) })
export type RoomList = Static<typeof RoomList>

export const RoomWithPeople = Type.Object({ room: Room, people: Type.Array(PersonCard) })
export type RoomWithPeople = Static<typeof RoomWithPeople>

const GroupName = Type.String({ minLength: 1, maxLength: 80, pattern: '\\S' })
/** As many as fit in beside the one who asks. */
const Added = Type.Array(person, { minItems: 1, maxItems: 11, uniqueItems: true })

export const roomSettings = {
  /** Who finds themselves in one room. */
  rooms: Type.Union([Type.Literal('all'), Type.Literal('cohorts'), Type.Literal('circles')], { default: 'all' }),
  /** Who may write to each other apart from the others. */
  direct: Type.Union([Type.Literal('nobody'), Type.Literal('mentors'), Type.Literal('everybody')], {
    default: 'mentors',
  }),
  /** Whether people may make small groups by themselves. */
  groups: Type.Boolean({ default: false }),
  ...readerRules,
} as const

const answersRoom = { can: 'participate', output: RoomWithPeople } as const

export const roomQueries = { listRooms: { can: 'view', output: RoomList } } as const

export const roomCommands = {
  /** Opens a room of everybody, a cohort or a circle, or answers the one there is: however many open it at once, there is one. */
  openRoom: { ...answersRoom, input: Type.Object({ key: RoomKey }) },
  /** Opens what two people write to each other in, or answers it; until something is said, only who opened it is shown it. */
  openDirect: { ...answersRoom, input: Type.Object({ person }) },
  makeGroup: { ...answersRoom, input: Type.Object({ name: GroupName, people: Added }) },
  renameGroup: { ...answersRoom, input: Type.Object({ conversation, name: GroupName }) },
  /** Who is added can read what was said before. */
  addToGroup: { ...answersRoom, input: Type.Object({ conversation, people: Added }) },
  leaveGroup: { can: 'participate', input: Type.Object({ conversation }), output: Type.Object({}) },
} as const

export const roomEvents = {
  /** To those who can read it: opened, named, or with other people in it. */
  roomChanged: RoomWithPeople,
  /** Only to somebody who is not in it any more. */
  roomLeft: Type.Object({ key: RoomKey }),
} as const
