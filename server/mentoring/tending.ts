import type { InputOf, PersonId } from '../../plugins/api/contract.ts'
import { appendLine } from '../events/log.ts'
import { refuse } from '../errors.ts'
import type { CommandScope, Scope } from '../operations/feature.ts'
import { findReader } from '../people/reader.ts'
import { may } from '../people/roles.ts'
import type { contract } from './contract.ts'
import { readField } from './mentors.ts'
import { acceptOffer, removeOffer, saveOffer, saveWish } from './offers.ts'
import { mayAccompany } from './rule.ts'
import { saveManager, saveRules } from './rules.ts'

type Input<K extends keyof (typeof contract)['commands']> = InputOf<(typeof contract)['commands'][K]>
type Done = Record<string, never>

export async function changeRules(scope: CommandScope, rules: Input<'saveRules'>): Promise<Done> {
  await saveRules(scope.db, scope.activity.course, rules)
  return tellAll(scope)
}

export async function offer(scope: CommandScope, { most }: Input<'offer'>): Promise<Done> {
  const { db, activity, reader, now } = scope
  const { course } = activity
  if (most === null) await removeOffer(db, course, reader.actor.id)
  else await saveOffer(db, { course_id: course, person_id: reader.actor.id, most, offered_at: now, accepted_at: null })
  await record(scope, most === null ? 'took-back-offer' : 'offered', [])
  return tellAll(scope)
}

/** A yes to who has not offered is an invitation: they are a mentor until they say otherwise. */
export async function answerOffer(scope: CommandScope, { person, accept }: Input<'answerOffer'>): Promise<Done> {
  const { db, activity, now } = scope
  await checkThere(scope, person)
  if (!accept) await removeOffer(db, activity.course, person)
  else if (!(await acceptOffer(db, activity.course, person, now))) {
    const { most } = await readRoom(scope)
    const row = { course_id: activity.course, person_id: person, most, offered_at: now, accepted_at: now }
    await saveOffer(db, row)
  }
  await record(scope, accept ? 'accepted-offer' : 'declined-offer', [person])
  return tellAll(scope)
}

const usualRoom = 3

/** Somebody who did not ask for it begins with few. */
const readRoom = async ({ db, activity }: Scope) => {
  const { mentors } = await readField(db, activity.course)
  return { most: Math.min(usualRoom, ...mentors.map(({ most }) => most)) }
}

/** Throws `no_pair` for somebody who accompanies nobody, or cannot accompany this person. */
export async function ask(scope: CommandScope, { mentor, words }: Input<'ask'>): Promise<Done> {
  const { db, activity, reader, now } = scope
  const field = await readField(db, activity.course)
  const asked = field.mentors.find(({ person }) => person.id === mentor)
  if (!asked || !mayAccompany(field, asked, reader.actor.id)) throw refuse('no_pair')
  const row = { course_id: activity.course, person_id: reader.actor.id, mentor_id: mentor, asked_at: now }
  await saveWish(db, { ...row, words: words.trim() })
  await record(scope, 'asked', [mentor])
  return tellAll(scope)
}

export async function sayManager(scope: CommandScope, { person, manager }: Input<'sayManager'>): Promise<Done> {
  const { db, activity, reader } = scope
  if (person !== reader.actor.id && !may(reader.role, 'facilitate')) throw refuse('not_allowed')
  await checkThere(scope, person)
  if (manager === person) throw refuse('invalid_input', '/manager')
  if (manager) await checkThere(scope, manager)
  await saveManager(db, activity.course, { person, manager })
  return tellAll(scope)
}

async function checkThere({ db, activity }: Scope, person: PersonId): Promise<void> {
  if (!(await findReader(db, activity.course, person))) throw refuse('not_found')
}

function tellAll(scope: CommandScope): Done {
  scope.publishToCourse('mentoring.changed', {})
  return {}
}

const record = ({ db, activity, reader, now }: CommandScope, verb: string, toward: readonly PersonId[]) =>
  appendLine(db, {
    ...{ at: now, course: activity.course, activity: activity.id },
    ...{ actor: reader.actor.id, verb: `mentoring.${verb}`, toward },
  })
