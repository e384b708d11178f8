import { Type } from 'typebox'
import { Group, GroupId, idOf, PersonCard } from '../../plugins/api/contract.ts'

const Name = Type.String({ minLength: 1, maxLength: 80, pattern: '\\S' })
const person = idOf<'person'>()
const Nothing = Type.Object({})

/** A cohort or a circle, and who is in it. */
const GroupWithPeople = Type.Object({
  ...Group.properties,
  /** The cohort of those who are in no other: nobody is put in it or taken out of it, and it stays. */
  isDefault: Type.Boolean(),
  people: Type.Array(person),
})

/** Cohorts and circles: made by who facilitates, known to those who are in them. */
export const contract = {
  id: 'groups',
  queries: {
    /**
     * The cohorts, then the circles, by name, with everybody active who is in them: one's own, or all of the course for who
     * facilitates. `people` are the cards of all these; for who facilitates, of everybody active in the course.
     */
    list: {
      can: 'view',
      output: Type.Object({ groups: Type.Array(GroupWithPeople), people: Type.Array(PersonCard) }),
    },
  },
  commands: {
    make: { can: 'facilitate', input: Type.Object({ kind: Group.properties.kind, name: Name }), output: GroupId },
    rename: { can: 'facilitate', input: Type.Object({ group: GroupId, name: Name }), output: Nothing },
    /** For good: what was said in it stays for who facilitates. The default cohort stays. */
    remove: { can: 'facilitate', input: Type.Object({ group: GroupId }), output: Nothing },
    /** Throws `not_found` for anybody who is not active in the course, and then adds nobody. */
    add: {
      can: 'facilitate',
      input: Type.Object({ group: GroupId, people: Type.Array(person, { minItems: 1, maxItems: 500 }) }),
      output: Nothing,
    },
    /** Who is taken out sees and hears nothing more of it at once. */
    takeOut: { can: 'facilitate', input: Type.Object({ group: GroupId, person }), output: Nothing },
  },
  events: {
    /** To everybody in the course: who is in which group has changed. It says nothing of whom, or of which. */
    changed: Nothing,
  },
} as const
