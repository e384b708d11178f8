import type { PersonId } from '../../../api/contract.ts'
import { Refusal } from '../../../api/server.ts'
import type { FeedbackId, Mark, Peers, Readings, WorkId } from '../../contract.ts'
import { tell } from '../waiting/asking.ts'
import { listToObserve } from '../observing/observers.ts'
import type { Acting, FeedbackRow, Reading } from '../tables.ts'
import { isConcerned, readSituation, readSituationFor } from '../works/situations.ts'
import { findWork, toCard } from '../works/works.ts'
import { changeFeedback, findFeedback, listAsked, listFeedback } from './feedback.ts'

const day = 86_400_000

/** What readers said about a work: for whose it is and who signs, and to each reader their own. */
export async function readPeers(context: Reading | Acting, { work }: { work: WorkId }): Promise<Peers> {
  const { db, actor, people, activity } = context
  const situation = await readSituationFor(context, work)
  const rows = await listFeedback(db, work)
  const isTheirs = isConcerned(context, situation)
  const given = rows.filter((row) => row.state === 'given' && (isTheirs || row.reader_id === actor.id))
  const cards = await people.list(given.map((row) => row.reader_id))
  const asked = rows.filter(({ state }) => state === 'asked')
  return {
    given: given.map((row) => toFeedback(row, { me: actor.id, by: cards.find(({ id }) => id === row.reader_id) })),
    waiting: isTheirs ? asked.length : 0,
    mentorReads: isTheirs && rows.some((row) => row.as_mentor === 1 && row.state !== 'lapsed'),
    asked: asked.some((row) => row.reader_id === actor.id),
    named: activity.settings.readersNamed,
  }
}

function toFeedback(
  row: FeedbackRow,
  { me, by }: { me: PersonId; by: Peers['given'][number]['by'] | undefined },
): Peers['given'][number] {
  const own = row.reader_id === me
  return {
    id: row.id,
    // What was promised to a reader stays so, also when the designer changes their mind.
    by: (row.named === 1 || own ? by : null) ?? null,
    own,
    asMentor: row.as_mentor === 1,
    marks: JSON.parse(row.marks) as Mark[], // written by giveFeedback, whose input the contract has checked
    words: row.words,
    at: row.given_at ?? row.asked_at,
    helped: row.helped === 1,
  }
}

/** What the actor was asked to read, or to say what they saw of. */
export async function listReadings(context: Reading): Promise<Readings> {
  const { db, activity, actor, people } = context
  const lasts = activity.settings.readingDays * day
  const asked: Asked[] = [
    ...(await listAsked(db, activity.id, actor.id)).map(({ work_id: work, asked_at: askedAt, as_mentor }) => ({
      ...{ work, askedAt, as: 'reader' as const, dueAt: as_mentor === 1 ? null : askedAt + lasts },
    })),
    ...(await listToObserve(db, activity.id, actor.id)).map(({ work_id: work, asked_at: askedAt }) => ({
      ...{ work, askedAt, as: 'observer' as const, dueAt: null },
    })),
  ]
  const works: Readings['works'] = []
  for (const { work, ...one } of asked.toSorted((before, after) => before.askedAt - after.askedAt)) {
    const row = await findWork(db, activity.id, work)
    if (!row) continue
    const { rung } = await readSituation(context, row)
    works.push({ ...one, card: { ...toCard(row), signer: null, because: null }, rung })
  }
  const cards = await people.list(works.map(({ card }) => card.person))
  return { works, people: cards.toSorted((one, other) => (one.id < other.id ? -1 : 1)) }
}

interface Asked extends Pick<Readings['works'][number], 'askedAt' | 'dueAt' | 'as'> {
  readonly work: WorkId
}

interface Said {
  readonly work: WorkId
  readonly marks: readonly Mark[]
  readonly words: string
}

export async function giveFeedback(context: Acting, { work, marks, words }: Said): Promise<Peers> {
  const { db, actor, now } = context
  await context.conversations.checkMaySpeak()
  const { row } = await readSituationFor(context, work)
  const asked = (await listFeedback(db, work)).find((one) => one.reader_id === actor.id && one.state === 'asked')
  if (!asked)
    throw new Refusal('not_asked', 409, 'Somebody else reads this now. You can still say it in the talk below.')
  await changeFeedback(db, asked.id, {
    state: 'given',
    marks: JSON.stringify(marks),
    words: words.trim(),
    given_at: now,
  })
  tell(context, row)
  context.publish('readingsChanged', {}, { kind: 'people', people: [actor.id] })
  // Without a name there is none in the log either.
  if (asked.named === 1) await context.record({ verb: 'gave-feedback', object: row.id, toward: [row.person_id] })
  return readPeers(context, { work })
}

/** One tap of whose work it is. */
export async function sayHelped(
  context: Acting,
  { feedback: id, on }: { feedback: FeedbackId; on: boolean },
): Promise<Record<string, never>> {
  const { db, activity, actor } = context
  const found = await findFeedback(db, activity.id, id)
  const row = found?.state === 'given' ? await findWork(db, activity.id, found.work_id) : undefined
  if (!found || row?.person_id !== actor.id)
    throw new Refusal('not_found', 404, 'This is not here, or not about your work.')
  if ((found.helped === 1) === on) return {}
  await changeFeedback(db, id, { helped: on ? 1 : 0 })
  tell(context, row)
  if (on) await context.record({ verb: 'thanked', object: row.id, toward: found.named === 1 ? [found.reader_id] : [] })
  return {}
}
