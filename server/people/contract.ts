import type { Static } from 'typebox'
import { Type } from 'typebox'
import { GroupId, idOf, PersonCard } from '../../plugins/api/contract.ts'

const Words = (maxLength: number) => Type.String({ maxLength })

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
  },
  commands: {
    /** What the person says of themselves, in every course. */
    saveProfile: { can: 'view', input: Profile, output: Profile },
  },
  events: {
    /** To everybody in the course: somebody came, left, or changed name or role. */
    changed: Type.Object({}),
    /** To everybody who has the activity open: somebody said something else of themselves. */
    profileChanged: Type.Object({ person: idOf<'person'>(), profile: Profile }),
  },
} as const
