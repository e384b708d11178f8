import type { Kysely } from 'kysely'
import type { Tables } from '../database/tables.ts'
import { refuse } from '../errors.ts'
import { readPositions, type Positions } from '../live/positions.ts'
import { roomsFor, sharedRoomsFor } from '../live/rooms.ts'
import type { Reader } from '../people/reader.ts'
import type { Answer, Answers } from './answers.ts'
import { authorise, type Operation } from './catalogue.ts'
import type { QueryHandler } from './feature.ts'
import type { Call, OperationParts } from './operations.ts'
import type { Visit } from './visit.ts'

/** Answers from memory what is still true, and else from one snapshot of the database. */
export async function runQuery(parts: OperationParts, answers: Answers, call: Call, input: string): Promise<Answer> {
  const { visit } = call
  const operation = parts.catalogue.readQuery(visit.activity, call.feature, call.name)
  authorise(operation, visit.reader)
  const question = questionOf(visit, operation, input)
  const known = findKnown(answers, question, await parts.live.positions(question.rooms))
  if (known) return known
  const asked = parse(input)
  operation.validate(asked)
  return parts.database.read(async (db) => {
    const positions = await readPositions(db, question.rooms)
    const { answer, personal } = await ask(parts, operation, { db, visit, input: asked })
    const [text, rooms] = personal ? [question.personal, question.rooms] : [question.shared, question.sharedRooms]
    const body = `{"position":${JSON.stringify(positions)},"answer":${JSON.stringify(answer)}}`
    return answers.save(text, stateOf(positions, rooms), body)
  })
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
    shared: `${asked} as ${reader.role} of ${reader.cohorts.join()}`,
    personal: `${asked} by ${reader.actor.id}`,
    sharedRooms: sharedRoomsFor(reader, activity.id),
    rooms: roomsFor(reader, activity.id),
  }
}

function findKnown(answers: Answers, question: Question, positions: Positions): Answer | undefined {
  const shared = answers.find(question.shared, stateOf(positions, question.sharedRooms))
  return shared ?? answers.find(question.personal, stateOf(positions, question.rooms))
}

const stateOf = (positions: Positions, rooms: readonly string[]): string => rooms.map((room) => positions[room] ?? 0).join()

interface Asked {
  readonly db: Kysely<Tables>
  readonly visit: Visit
  readonly input: unknown
}

/** Notices whether the handler looked at who asks; if not, its answer is everybody's with the same rights. */
async function ask(
  { database, now }: OperationParts,
  operation: Operation<QueryHandler>,
  { db, visit, input }: Asked,
): Promise<{ answer: unknown; personal: boolean }> {
  let personal = false
  const { course, cohorts, role, actor } = visit.reader
  const reader: Reader = {
    course,
    cohorts,
    role,
    get actor() {
      personal = true
      return actor
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
    throw refuse('not_json')
  }
}
