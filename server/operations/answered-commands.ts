import type { Kysely } from 'kysely'
import type { PersonId } from '../../plugins/api/contract.ts'
import { keepQuery } from '../database/kept-query.ts'
import type { Tables } from '../database/tables.ts'
import type { LiveEvent } from '../live/contract.ts'
import { listFrames } from '../live/delivery/frames.ts'
import { keptFor } from '../live/pruning.ts'
import type { Frame } from '../live/publication.ts'

/** A command that says which attempt it is: the person, and a key that only its retries share. */
export interface Retry {
  readonly person: PersonId
  readonly key: string
}

/** What is answered to a command; both parts are JSON. */
interface Answered {
  readonly position: string
  readonly answer: string
  /** The event that says the same. */
  readonly said: Pick<Frame, 'room' | 'seq'> | undefined
}

export const bodyOf = ({ position, answer }: Pick<Answered, 'position' | 'answer'>): string =>
  `{"position":${position},"answer":${answer}}`

/** What was answered to an attempt with this key; undefined when there was none. */
export async function findAnswered(db: Kysely<Tables>, { person, key }: Retry): Promise<string | undefined> {
  const [found] = await selectAnswered(db, { person, key })
  if (!found) return undefined
  // Both kinds are written below.
  const { position, said } = JSON.parse(found.answer) as { position: object; said?: Answered['said'] }
  if (!said) return found.answer
  const [frame] = await listFrames(db, { room: said.room, after: said.seq - 1, before: said.seq + 1 }, 1)
  if (!frame) return undefined
  const { data } = JSON.parse(frame.text) as LiveEvent
  return bodyOf({ position: JSON.stringify(position), answer: JSON.stringify(data) })
}

/**
 * Answers false when another attempt was faster: what this one did is not to stay. Most of what is answered is told to others
 * as well, and kept among the events for as long; then it is not kept twice.
 */
export async function saveAnswered(
  db: Kysely<Tables>,
  { person, key }: Retry,
  answered: Answered,
  now: number,
): Promise<boolean> {
  const { position, said } = answered
  const answer = said
    ? `{"position":${position},"said":${JSON.stringify({ room: said.room, seq: said.seq })}}`
    : bodyOf(answered)
  const [saved] = await insertAnswered(db, { person, key, answer, now })
  return saved !== undefined
}

const insertAnswered = keepQuery(
  (db: Kysely<Tables>, { person, key, answer, now }: Attempt & { answer: string; now: number }) =>
    db
      .insertInto('answered_commands')
      .values({ person_id: person, key, answer, answered_at: now })
      .onConflict((conflict) => conflict.columns(['person_id', 'key']).doNothing())
      .returning('key'),
)

const selectAnswered = keepQuery((db: Kysely<Tables>, { person, key }: Attempt) =>
  db.selectFrom('answered_commands').select('answer').where('person_id', '=', person).where('key', '=', key),
)

type Attempt = { [Part in keyof Retry]: Retry[Part] }

/** As long as events are, and longer than any page keeps trying. */
export async function removeOldAnswered(db: Kysely<Tables>, now: number): Promise<void> {
  await db
    .deleteFrom('answered_commands')
    .where('answered_at', '<', now - keptFor)
    .execute()
}
