import type { Kysely } from 'kysely'
import type { Tables } from '../database/tables.ts'
import { refuse } from '../errors.ts'
import { readPositions, type Positions } from '../live/positions.ts'
import { courseRoom, roomsFor, sharedRoomsFor } from '../live/rooms.ts'
import type { Reader } from '../people/reader.ts'
import type { Answer, Answers } from './answers.ts'
import { authorise, type Operation } from './catalogue.ts'
import type { QueryHandler } from './feature.ts'
import type { Call, OperationParts } from './operations.ts'
import { hasMovedOn, readVisit, type Visit } from './visit.ts'

/** Answers from memory what is still true, and else from one snapshot of the database. */
export async function runQuery(parts: OperationParts, answers: Answers, call: Call, input: string): Promise<Answer> {
  const { operation, question } = prepare(parts, call, input)
  const known = findKnown(answers, question, await parts.live.positions(question.rooms))
  if (known) return known
  operation.validate(parse(input))
  return parts.database.read(async (db) => {
    const { answer, personal, positions, question } = await askNow(parts, db, call, input)
    const [text, rooms] = personal ? [question.personal, question.rooms] : [question.shared, question.sharedRooms]
    // A room of the asking person's own in an answer for everybody would tell the others who asked first.
    const told = Object.fromEntries(rooms.map((room) => [room, positions[room] ?? 0]))
    const body = `{"position":${JSON.stringify(told)},"answer":${JSON.stringify(answer)}}`
    return operation.fresh ? { body: Buffer.from(body) } : answers.save(text, stateOf(positions, rooms), body)
  })
}

/** Throws as the door does, `not_allowed` included. */
function prepare({ catalogue }: OperationParts, { visit, feature, name }: Call, input: string) {
  const operation = catalogue.readQuery(visit.activity, feature, name)
  authorise(operation, visit.reader)
  return { operation, question: questionOf(visit, operation, input) }
}

/**
 * Asks in a snapshot. Between the door and the snapshot the course may have moved on; the door is then passed again inside
 * of it, or an answer made with old settings or an old name would be remembered as true at the new numbers.
 */
async function askNow(parts: OperationParts, db: Kysely<Tables>, call: Call, input: string): Promise<Asked> {
  const { visit } = call
  const { operation, question } = prepare(parts, call, input)
  const positions = await readPositions(db, question.rooms)
  if (hasMovedOn(visit, positions)) {
    const { course, actor } = visit.reader
    const courseSeq = positions[courseRoom(course)] ?? 0
    const now = await readVisit(db, { course, person: actor.id, activity: visit.activity.id, courseSeq })
    return askNow(parts, db, { ...call, visit: now }, input)
  }
  return { ...(await ask(parts, operation, { db, visit, input: parse(input) })), question, positions }
}

/** What an answer is remembered by: everything that a handler could have looked at but the database. */
interface Question {
  readonly shared: string
  readonly personal: string
  readonly sharedRooms: readonly string[]
  readonly rooms: readonly string[]
}

function questionOf({ reader, activity }: Visit, { name }: Operation<unknown>, input: string): Question {
  const asked = `${activity.id} ${name} ${input}`
  return {
    shared: `${asked} as ${reader.role} of ${[...reader.cohorts, ...reader.circles].join()}`,
    personal: `${asked} by ${reader.actor.id}`,
    sharedRooms: sharedRoomsFor(reader, activity.id),
    rooms: roomsFor(reader, activity.id),
  }
}

function findKnown(answers: Answers, question: Question, positions: Positions): Answer | undefined {
  const shared = answers.find(question.shared, stateOf(positions, question.sharedRooms))
  return shared ?? answers.find(question.personal, stateOf(positions, question.rooms))
}

const stateOf = (positions: Positions, rooms: readonly string[]): string =>
  rooms.map((room) => positions[room] ?? 0).join()

interface Told {
  readonly answer: unknown
  readonly personal: boolean
}

interface Asked extends Told {
  readonly question: Question
  readonly positions: Positions
}

interface Asking {
  readonly db: Kysely<Tables>
  readonly visit: Visit
  readonly input: unknown
}

/** Notices whether the handler looked at who asks; if not, its answer is everybody's with the same rights. */
async function ask(
  { database, now }: OperationParts,
  operation: Operation<QueryHandler>,
  { db, visit, input }: Asking,
): Promise<Told> {
  let personal = false
  const { course, cohorts, circles, role, actor, muted } = visit.reader
  const reader: Reader = {
    course,
    cohorts,
    circles,
    role,
    get actor() {
      personal = true
      return actor
    },
    get muted() {
      personal = true
      return muted
    },
  }
  const scope = { db, dialect: database.dialect, reader, activity: visit.activity, now: now() }
  const answer = await operation.run(scope, input as never)
  return { answer, personal }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw refuse('not_json', '/input')
  }
}
