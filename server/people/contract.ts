import type { Static } from 'typebox'
import { Type } from 'typebox'
import { GroupId, idOf, PersonCard } from '../../plugins/api/contract.ts'

const Words = (maxLength: number) => Type.String({ maxLength })

/** Minutes of the day, from and until when, in a time zone; past midnight where it ends before it begins. */
export const QuietHours = Type.Object({
  from: Type.Integer({ minimum: 0, maximum: 1439 }),
  to: Type.Integer({ minimum: 0, maximum: 1439 }),
  zone: Type.String({ minLength: 1, maxLength: 64 }),
})

/** What a person says of themselves, all of it optional; empty is not said. */
export const Profile = Type.Object({
  /** What they do, as they would say it at the table. */
  work: Words(120),
  place: Words(120),
  /** What they can help with. */
  offers: Words(500),
  /** What they look for. */
  seeks: Words(500),
})
export type Profile = Static<typeof Profile>

const MaybeHours = Type.Union([QuietHours, Type.Null()])

const PersonProfile = Type.Object({
  card: PersonCard,
  profile: Profile,
  /** Where both they and the asking person have said something in this activity, the latest first. */
  together: Type.Array(Type.Object({ title: Type.String(), path: Type.String() })),
})

export const contract = {
  id: 'people',
  queries: {
    /** Everybody active whom the activity is for, by name; or who can read one conversation of it, or what is for a group of the person's. */
    list: {
      can: 'view',
      input: Type.Object({ conversation: Type.Optional(idOf<'conversation'>()), group: Type.Optional(GroupId) }),
      output: Type.Array(PersonCard),
    },
    /** Somebody of the course, as they want to be seen. */
    readProfile: { can: 'view', input: Type.Object({ person: idOf<'person'>() }), output: PersonProfile, fresh: true },
    /** Their own: nobody else learns of it. */
    readQuietHours: { can: 'view', output: Type.Object({ hours: MaybeHours }), fresh: true },
  },
  commands: {
    /** When the person wants nothing to draw them in, in every course; null takes it back. */
    setQuietHours: {
      can: 'view',
      input: Type.Object({ hours: MaybeHours }),
      output: Type.Object({ hours: MaybeHours }),
    },
    /** What the person says of themselves, in every course. */
    saveProfile: { can: 'view', input: Profile, output: Profile },
  },
  events: {
    /** Only to the person. */
    quietHoursChanged: Type.Object({ hours: MaybeHours }),
    /** To everybody in the course: somebody came, left, or changed name or role. */
    changed: Type.Object({}),
    /** To everybody who has the activity open: somebody said something else of themselves. */
    profileChanged: Type.Object({ person: idOf<'person'>(), profile: Profile }),
  },
} as const
