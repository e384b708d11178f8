import type { PersonId } from '../../plugins/api/contract.ts'
import type { Field, Mentor } from './mentors.ts'

/**
 * The mentor that the rule gives somebody: of the same cohort, neither their manager nor managed by them nor parted from them, with room for one
 * more; from the same place before others where the course wants that; of several the one with the fewest people. Where
 * nobody has room, a facilitator; undefined when there is nobody at all.
 */
export function chooseMentor(field: Field, person: PersonId): Mentor | undefined {
  const mayBe = (mentor: Mentor) => mayAccompany(field, mentor, person) && !isParted(field, mentor, person)
  const fitting = field.mentors.filter((mentor) => mayBe(mentor) && meets(field, mentor, person))
  const free = fitting.filter(({ count, most }) => count < most)
  const near = field.samePlace ? free.filter((mentor) => isNear(field, mentor, person)) : []
  const leaders = field.leaders.filter(mayBe)
  return leastOf(near) ?? leastOf(free) ?? leastOf(leaders)
}

/** Nobody accompanies themselves, their manager, or whom they manage. */
export function mayAccompany({ managers }: Pick<Field, 'managers'>, mentor: Pick<Mentor, 'person'>, person: PersonId) {
  const { id } = mentor.person
  return id !== person && managers.get(person) !== id && managers.get(id) !== person
}

const isParted = ({ parted }: Field, mentor: Mentor, person: PersonId): boolean =>
  parted.get(person)?.includes(mentor.person.id) ?? false

/** What one is to sign has to be there to be read. */
const meets = ({ cohorts }: Field, mentor: Mentor, person: PersonId): boolean =>
  (cohorts.get(person) ?? []).some((cohort) => mentor.cohorts.includes(cohort))

function isNear({ places }: Field, { person: { id } }: Mentor, person: PersonId): boolean {
  const place = places.get(person) ?? ''
  return place !== '' && places.get(id) === place
}

const leastOf = (mentors: readonly Mentor[]): Mentor | undefined =>
  mentors.toSorted((one, other) => one.count - other.count || (one.person.id < other.person.id ? -1 : 1))[0]
