import type { PersonId } from '../../plugins/api/contract.ts'
import { appendLine } from '../events/log.ts'
import { refuse } from '../errors.ts'
import type { CommandScope, Scope } from '../operations/feature.ts'
import { findReader } from '../people/reader.ts'
import { may } from '../people/roles.ts'
import { readField } from './mentors.ts'
import { findWish, removeWish } from './offers.ts'
import { findPairing, removePairing, savePairing } from './pairings.ts'
import { chooseMentor, mayAccompany } from './rule.ts'
import { listManagers } from './rules.ts'
import type { PairingRow } from './tables.ts'

/** Throws `not_found` unless both are in the course, `no_pair` for those who cannot be one. */
export async function pair(
  scope: CommandScope,
  { person, mentor }: { person: PersonId; mentor: PersonId },
): Promise<Record<string, never>> {
  await checkPair(scope, { person, mentor })
  await makePair(scope, { person, mentor, made: 'said' })
  return {}
}

/** Gives everybody who learns and has no mentor the one whom the rule chooses. Answers how many, and for whom there was nobody. */
export async function pairByRule(scope: CommandScope): Promise<{ count: number; left: PersonId[] }> {
  const left: PersonId[] = []
  let count = 0
  for (const person of await listAlone(scope)) {
    // Read anew each time: the pair before has taken a place.
    if (await ensureMentor(scope, person)) count += 1
    else left.push(person)
  }
  return { count, left }
}

/** The mentor of somebody; who has none is given one by the rule. Undefined when there is nobody. */
export async function ensureMentor(scope: CommandScope, person: PersonId): Promise<PersonId | undefined> {
  const { db, activity } = scope
  const known = await findPairing(db, activity.course, person)
  if (known) return known.mentor_id
  const chosen = chooseMentor(await readField(db, activity.course), person)
  if (!chosen) return undefined
  await makePair(scope, { person, mentor: chosen.person.id, made: 'rule' })
  return chosen.person.id
}

/** By a facilitator, or by the mentor. What the pair was for moves on at once. */
export async function end(scope: CommandScope, { person }: { person: PersonId }): Promise<Record<string, never>> {
  const { db, activity, reader } = scope
  const known = await findPairing(db, activity.course, person)
  const isOwn = known?.mentor_id === reader.actor.id
  if (!known || !(isOwn || may(reader.role, 'facilitate'))) throw refuse('not_found')
  await removePairing(db, known)
  await tell(scope, 'ended', known)
  await scope.tellPaired({ person, before: known.mentor_id, now: null })
  return {}
}

/** The one who was asked says yes or no, or a facilitator for them; who asked may take it back. */
export async function answerWish(
  scope: CommandScope,
  { person, accept }: { person: PersonId; accept: boolean },
): Promise<Record<string, never>> {
  const { db, activity, reader } = scope
  const wish = await findWish(db, activity.course, person)
  const mayAccept = wish?.mentor_id === reader.actor.id || may(reader.role, 'facilitate')
  if (!wish || !(mayAccept || (person === reader.actor.id && !accept))) throw refuse('not_found')
  await removeWish(db, activity.course, person)
  if (accept) return acceptWish(scope, person, wish.mentor_id)
  scope.publishToCourse('mentoring.changed', {})
  return {}
}

async function acceptWish(scope: CommandScope, person: PersonId, mentor: PersonId): Promise<Record<string, never>> {
  await checkPair(scope, { person, mentor })
  await makePair(scope, { person, mentor, made: 'asked' })
  return {}
}

interface Pair extends Pick<PairingRow, 'made'> {
  readonly person: PersonId
  readonly mentor: PersonId
}

async function makePair(scope: CommandScope, { person, mentor, made }: Pair): Promise<void> {
  const { db, activity, now } = scope
  const before = (await findPairing(db, activity.course, person))?.mentor_id ?? null
  if (before === mentor) return
  const row = { course_id: activity.course, person_id: person, mentor_id: mentor, made, paired_at: now }
  await savePairing(db, row)
  await removeWish(db, activity.course, person)
  await tell(scope, 'paired', row)
  await scope.tellPaired({ person, before, now: mentor })
}

/** Everybody's answers may be different: who sees what of whom is. */
async function tell(scope: CommandScope, verb: string, { person_id, mentor_id }: PairingRow): Promise<void> {
  const { db, activity, reader, now } = scope
  const actor = reader.everywhere ? person_id : reader.actor.id
  const at = { at: now, course: activity.course, activity: activity.id }
  const toward = [person_id, mentor_id].filter((id) => id !== actor)
  await appendLine(db, { ...at, actor, verb: `mentoring.${verb}`, object: person_id, toward })
  scope.publishToCourse('mentoring.changed', {})
}

async function checkPair({ db, activity }: Scope, { person, mentor }: Omit<Pair, 'made'>): Promise<void> {
  const both = [await findReader(db, activity.course, person), await findReader(db, activity.course, mentor)]
  if (both.some((each) => each === undefined || !may(each.role, 'participate'))) throw refuse('not_found')
  const managers = await listManagers(db, activity.course)
  const [, other] = both
  if (other && !mayAccompany({ managers }, { person: other.actor }, person)) throw refuse('no_pair')
}

/** Who learns here, and is accompanied by nobody. */
export async function listAlone({ db, activity }: Scope): Promise<PersonId[]> {
  const rows = await db
    .selectFrom('members')
    .select('person_id')
    .where('course_id', '=', activity.course)
    .where('status', '=', 'active')
    .where('role', '=', 'learner')
    .orderBy('person_id')
    .execute()
  const alone: PersonId[] = []
  for (const { person_id } of rows) if (!(await findPairing(db, activity.course, person_id))) alone.push(person_id)
  return alone
}
