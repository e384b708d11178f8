import type { PersonCard, PersonId } from '../../../api/contract.ts'
import type { WorkId } from '../../contract.ts'
import { mayLook, readLookers } from '../gallery/lookers.ts'
import { listOpenPieces } from '../gallery/gallery.ts'
import type { Changing, WorkRow } from '../tables.ts'
import { findWork } from '../works/works.ts'
import { countReadings, insertFeedback, lapse, listFeedback } from './feedback.ts'

const day = 86_400_000

/**
 * Asks as many of the cohort to read a work as the designer wants, those who have read the least first. Where there are not
 * enough, the mentor reads it, or who leads: nobody waits for readers who do not exist. What is confidential is read by nobody.
 */
export async function askReaders(context: Changing, row: WorkRow): Promise<void> {
  const { db, activity } = context
  const wanted = activity.settings.readers
  if (wanted === 0 || !(await listOpenPieces(db, [row])).has(row.id)) return
  const present = await context.people.listAudience()
  const there = new Set(present.map(({ id }) => id))
  const known = await listFeedback(db, row.id)
  const counting = known.filter(
    ({ state, reader_id }) => state === 'given' || (state === 'asked' && there.has(reader_id)),
  )
  const missing = wanted - counting.filter(({ as_mentor }) => as_mentor === 0).length
  if (missing <= 0 || counting.some(({ as_mentor }) => as_mentor === 1)) return lookAgain(context, row)
  const before = new Set(known.map(({ reader_id }) => reader_id))
  const lookers = await readLookers(context)
  const mayRead = ({ id, role }: PersonCard) =>
    role === 'learner' && id !== row.person_id && mayLook(lookers, id, row.rung_id)
  const fresh = present.filter((person) => mayRead(person) && !before.has(person.id))
  const peers = fairly(fresh, await countReadings(db, activity.id)).slice(0, missing)
  for (const peer of peers) await reserve(context, row, { reader: peer.id, asMentor: false })
  if (peers.length < missing) await askMentor(context, row, present)
  await lookAgain(context, row)
}

/** Whoever was asked the least comes first. */
function fairly(people: readonly PersonCard[], counts: ReadonlyMap<PersonId, number>): readonly PersonCard[] {
  const loadOf = ({ id }: PersonCard) => counts.get(id) ?? 0
  return people.toSorted((one, other) => loadOf(one) - loadOf(other) || (one.id < other.id ? -1 : 1))
}

async function askMentor(context: Changing, row: WorkRow, present: readonly PersonCard[]): Promise<void> {
  const mentor = await context.mentoring.find(row.person_id)
  const others = present.filter(({ id }) => id !== row.person_id)
  const ofRole = (role: PersonCard['role']) => others.find((person) => person.role === role)
  const reader = others.find(({ id }) => id === mentor) ?? ofRole('mentor') ?? ofRole('facilitator')
  if (reader) await reserve(context, row, { reader: reader.id, asMentor: true })
}

async function reserve(
  context: Changing,
  { id, activity_id, person_id }: WorkRow,
  { reader, asMentor }: { reader: PersonId; asMentor: boolean },
): Promise<void> {
  const { db, activity, now } = context
  await insertFeedback(db, {
    ...{ id: context.newId<'feedback'>(), activity_id, work_id: id, reader_id: reader },
    ...{ as_mentor: asMentor ? 1 : 0, state: 'asked', asked_at: now },
    ...{ marks: '[]', words: '', given_at: null, helped: 0, named: activity.settings.readersNamed || asMentor ? 1 : 0 },
  })
  context.publish('readingsChanged', {}, { kind: 'people', people: [reader] })
  context.publish('workChanged', { work: id, person: person_id })
}

/** Once a day, or when the time of those who were asked is over: as long as somebody is waited for. */
async function lookAgain(context: Changing, row: WorkRow): Promise<void> {
  const open = (await listFeedback(context.db, row.id)).filter(({ state }) => state === 'asked')
  if (open.length === 0) return context.schedule.cancel('readOn', row.id)
  const peers = open.filter(({ as_mentor }) => as_mentor === 0)
  const until = Math.min(...peers.map(({ asked_at }) => asked_at)) + context.activity.settings.readingDays * day
  const next = Math.min(context.now + day, Math.max(until, context.now + 1))
  await context.schedule.at('readOn', next, { work: row.id }, row.id)
}

/** Who is late, or has left, is asked no more, and somebody else is; a mentor is waited for. */
export async function readOn(context: Changing, { work }: { work: WorkId }): Promise<void> {
  const { db, activity, now } = context
  const row = await findWork(db, activity.id, work)
  if (!row) return
  const there = new Set((await context.people.listAudience()).map(({ id }) => id))
  const late = now - activity.settings.readingDays * day
  for (const one of await listFeedback(db, work)) {
    const isOver = !there.has(one.reader_id) || (one.as_mentor === 0 && one.asked_at <= late)
    if (one.state !== 'asked' || !isOver) continue
    await lapse(db, one.id)
    context.publish('readingsChanged', {}, { kind: 'people', people: [one.reader_id] })
    context.publish('workChanged', { work, person: row.person_id })
  }
  await askReaders(context, row)
}
