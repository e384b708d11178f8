import type { PersonCard, PersonId } from '../../../api/contract.ts'
import type { Rung, StepKind } from '../../contract.ts'
import { mayLook, readLookers } from '../gallery/lookers.ts'
import { settleAudiences } from '../works/situations.ts'
import type { Changing, WorkRow } from '../tables.ts'
import { changeWork, countWaiting, insertStep, listSteps } from '../works/works.ts'

const day = 86_400_000

interface Asking {
  readonly rung: Rung
  readonly kind: Extract<StepKind, 'shown' | 'shownAgain' | 'notMine' | 'late' | 'left' | 'paired' | 'takenOn'>
  /** Who brought it about; null for what happens by itself. */
  readonly by: PersonId | null
  /** Whom to ask, where that is settled. */
  readonly whom?: PersonId | undefined
}

/** Asks the next one to sign, says so to everybody, and looks again when they have had their time. */
export async function ask(context: Changing, row: WorkRow, { rung, kind, by, whom }: Asking): Promise<WorkRow> {
  const { db, now } = context
  // A witness from outside is asked by a link; only when nobody answers is it somebody of the course.
  const isForWitness = rung.signer === 'witness' && (kind === 'shown' || kind === 'shownAgain')
  const signer_id = whom ?? (isForWitness ? null : await chooseSigner(context, row, rung))
  const because = kind === 'notMine' || kind === 'late' || kind === 'left' || kind === 'paired' ? kind : null
  const asked = await changeWork(db, row, { status: 'waiting', signer_id, because, since: now, reminded_at: null })
  await addStep(context, asked, { kind, by, to: signer_id })
  await settleAudiences(context, asked)
  await lookLater(context, asked)
  tell(context, asked)
  return asked
}

/** When whom a work waits for is reminded, and when it goes on to somebody else. */
export function timesOf(
  { activity }: Changing,
  { since }: WorkRow,
): { readonly remindAt: number; readonly lateAt: number } {
  const patience = activity.settings.patience * day
  return { remindAt: since + patience - Math.min(day, patience / 2), lateAt: since + patience }
}

/** Looks once a day, and when a time is over, whether whom it waits for is there and has had time enough. */
export async function lookLater(context: Changing, row: WorkRow): Promise<void> {
  const { id } = row
  const { remindAt, lateAt } = timesOf(context, row)
  const until = row.reminded_at === null && remindAt > context.now ? remindAt : lateAt
  const next = Math.min(context.now + day, Math.max(until, context.now + 1))
  await context.schedule.at('wait', next, { work: id }, id)
}

/** Whoever has not been asked yet comes first, and of several the one for whom the least waits. Null when there is nobody. */
async function chooseSigner(context: Changing, row: WorkRow, rung: Rung): Promise<PersonId | null> {
  if (rung.signer === 'self') return row.person_id
  const present = (await context.people.listAudience()).filter(({ id }) => id !== row.person_id)
  const mentors = new Set((await context.mentoring.listMentors()).map(({ id }) => id))
  const isMentor = ({ id }: PersonCard) => mentors.has(id)
  const lookers = rung.signer === 'peer' ? await readLookers(context) : undefined
  // Who has yet to try for themselves is not shown how others did it, by signing it either.
  const able = present.filter(({ id }) => mayLook(lookers, id, rung.id))
  const circles = listCircles(able, rung, { mentor: await context.mentoring.find(row.person_id), isMentor })
  const steps = await listSteps(context.db, row.id)
  const asked = new Set(steps.map(({ to_id }) => to_id))
  const load = await countWaiting(context.db, context.activity.id)
  const fresh = circles.map((circle) => circle.filter(({ id }) => !asked.has(id)))
  // When all have been asked, the round begins anew with anybody but the last.
  const again = circles.map((circle) => circle.filter(({ id }) => id !== row.signer_id))
  for (const circle of [...fresh, ...again, ...circles]) {
    const chosen = leastOf(circle, load)
    if (chosen) return chosen
  }
  return null
}

interface Accompanying {
  readonly mentor: PersonId | undefined
  readonly isMentor: (person: PersonCard) => boolean
}

/** Who may sign, those who are asked first in front: nobody waits for somebody who does not exist. */
function listCircles(
  present: readonly PersonCard[],
  { signer }: Rung,
  { mentor, isMentor }: Accompanying,
): PersonCard[][] {
  const leaders = inRole(present, 'facilitator')
  if (signer === 'facilitator') return [leaders]
  const own = present.filter(({ id }) => id === mentor)
  const withMentors = [own, present.filter(isMentor), leaders]
  return signer === 'peer' ? [inRole(present, 'learner'), ...withMentors] : withMentors
}

const inRole = (people: readonly PersonCard[], role: PersonCard['role']) =>
  people.filter((person) => person.role === role)

function leastOf(people: readonly PersonCard[], load: ReadonlyMap<PersonId, number>): PersonId | undefined {
  const loadOf = ({ id }: PersonCard) => load.get(id) ?? 0
  return people.toSorted((one, other) => loadOf(one) - loadOf(other))[0]?.id
}

interface NewStep extends Pick<Asking, 'by'> {
  readonly kind: StepKind
  readonly to?: PersonId | null
  readonly reason?: string
  readonly witness?: string | null
}

export async function addStep(
  { db, now, newId }: Changing,
  { id }: WorkRow,
  { kind, by, to = null, reason = '', witness = null }: NewStep,
): Promise<void> {
  const what = { kind, by_id: by, to_id: to, reason: reason.trim(), witness }
  await insertStep(db, { id: newId<'step'>(), work_id: id, ...what, at: now })
}

/** Everybody who has the activity open reads again what they may see of it. */
export const tell = ({ publish }: Changing, { id, person_id }: WorkRow): void =>
  publish('workChanged', { work: id, person: person_id })
