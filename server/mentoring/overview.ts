import type { OutputOf, PersonCard, PersonId } from '../../plugins/api/contract.ts'
import type { Scope } from '../operations/feature.ts'
import { listActiveCards, listCards } from '../people/cards.ts'
import type { contract, Mentor as MentorCard } from './contract.ts'
import { readField, type Field, type Mentor } from './mentors.ts'
import { listOffers, listWishes } from './offers.ts'
import { findPairing, listPairings, listPairingsOf } from './pairings.ts'
import { mayAccompany } from './rule.ts'
import { readRules } from './rules.ts'
import { listHelpers } from './suggestions.ts'
import type { OfferRow, WishRow } from './tables.ts'

type Queries = (typeof contract)['queries']

export async function readOverview(scope: Scope): Promise<OutputOf<Queries['readOverview']>> {
  const { db, activity, now } = scope
  const { course } = activity
  const people = await listActiveCards(db, course, null)
  const field = await readField(db, course)
  const offers = await listOffers(db, course)
  // Those who mentor, lead or design have their part already; who offered themselves need not be suggested.
  const known = new Set([...people.filter(({ role }) => role !== 'learner').map(idOf), ...offers.map(offererOf)])
  const helpers = await listHelpers(db, { course, without: known, now })
  const there = new Set(people.map(idOf))
  const isThere = (person: PersonId) => there.has(person)
  return {
    accompanied: await listAccompanied(scope, people, field),
    mentors: field.mentors.map(toMentor),
    offers: offers
      .filter((row) => row.accepted_at === null && isThere(row.person_id))
      .map((row) => ({ person: row.person_id, most: row.most, at: row.offered_at })),
    wishes: (await listWishes(db, course)).map(toWish).filter((wish) => isThere(wish.person) && isThere(wish.mentor)),
    suggestions: helpers.filter(({ person }) => isThere(person)),
    rules: await readRules(db, course),
    people,
  }
}

const idOf = ({ id }: PersonCard) => id
const offererOf = (row: OfferRow) => row.person_id

/** Everybody who learns, and everybody else who has a mentor. */
async function listAccompanied({ db, activity }: Scope, people: readonly PersonCard[], field: Field) {
  const pairs = new Map((await listPairings(db, activity.course)).map((row) => [row.person_id, row]))
  const accompanied = people.filter(({ id, role }) => role === 'learner' || pairs.has(id))
  return accompanied.map(({ id }) => {
    const pair = pairs.get(id)
    return {
      person: id,
      mentor: pair?.mentor_id ?? null,
      made: pair?.made ?? null,
      since: pair?.paired_at ?? null,
      place: field.places.get(id) ?? '',
      manager: field.managers.get(id) ?? null,
    }
  })
}

export async function readOwn({ db, activity, reader }: Scope): Promise<OutputOf<Queries['readOwn']>> {
  const { course } = activity
  const me = reader.actor.id
  const field = await readField(db, course)
  const wishes = (await listWishes(db, course)).map(toWish)
  const pair = await findPairing(db, course, me)
  const offer = (await listOffers(db, course)).find((row) => row.person_id === me)
  const accompanied = (await listPairingsOf(db, course, me)).map((row) => row.person_id)
  const mentors = field.mentors.filter((mentor) => mayAccompany(field, mentor, me))
  const forMe = wishes.filter(({ mentor }) => mentor === me)
  const manager = field.managers.get(me) ?? null
  const wish = wishes.find(({ person }) => person === me) ?? null
  const named = [pair?.mentor_id, manager, wish?.mentor, ...accompanied, ...forMe.map(({ person }) => person)]
  return {
    ...{ wish, accompanied, manager, wishes: forMe },
    mentor: pair?.mentor_id ?? null,
    mentors: mentors.map(toMentor),
    offer: offer ? { most: offer.most, accepted: offer.accepted_at !== null } : null,
    isMentor: accompanied.length > 0 || field.mentors.some(({ person }) => person.id === me),
    guidelines: (await readRules(db, course)).guidelines,
    people: await listCards(db, course, [
      ...named.flatMap((id) => id ?? []),
      ...mentors.map(({ person }) => person.id),
    ]),
  }
}

const toMentor = ({ person, place, count, most }: Mentor): MentorCard => ({ person: person.id, place, count, most })

const toWish = ({ person_id: person, mentor_id: mentor, words, asked_at: at }: WishRow) => ({
  ...{ person, mentor, words, at },
})
