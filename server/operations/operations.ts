import type { Kysely } from 'kysely'
import type { Database } from '../database/database.ts'
import type { Tables } from '../database/tables.ts'
import { refuse } from '../errors.ts'
import type { Live } from '../live/live.ts'
import { readPositions, type Positions } from '../live/positions.ts'
import { Publication, type Frame } from '../live/publication.ts'
import { courseRoom, roomsFor, roomsOf, sharedRoomsFor } from '../live/rooms.ts'
import type { Reader } from '../people/reader.ts'
import { may } from '../people/roles.ts'
import { findAnswered, saveAnswered, type Retry } from './answered-commands.ts'
import { Answers, type Answer } from './answers.ts'
import type { Catalogue, Operation } from './catalogue.ts'
import type { CommandHandler, CommandScope, QueryHandler } from './feature.ts'
import type { Visit } from './visit.ts'

export interface Parts {
  readonly database: Database
  readonly live: Pick<Live, 'deliver' | 'positions'>
  readonly catalogue: Catalogue
  readonly now: () => number
}

export interface Call {
  readonly visit: Visit
  readonly feature: string
  readonly name: string
}

const answersKept = 64 * 1024 * 1024

/** Runs queries and commands: validate, authorise, one snapshot or one transaction, and what follows the commit. */
export function makeOperations({ database, live, catalogue, now }: Parts) {
  const answers = new Answers(answersKept)

  /** `input` is the text of the question, which is also what its answer is remembered by. */
  async function query({ visit, feature, name }: Call, input: string): Promise<Answer> {
    const operation = catalogue.readQuery(visit.activity, feature, name)
    authorise(operation, visit.reader)
    const questions = questionsOf(visit, operation, input)
    const rooms = roomsFor(visit.reader, visit.activity.id)
    const known = findKnown(questions, await live.positions(rooms), visit)
    if (known) return known
    const asked = parseInput(input)
    operation.validate(asked)
    return database.read(async (db) => {
      const positions = await readPositions(db, rooms)
      const { answer, personal } = await ask(operation, { db, visit, input: asked })
      const question = personal ? questions.personal : questions.shared
      const state = stateOf(positions, personal ? rooms : sharedRoomsFor(visit.reader, visit.activity.id))
      return answers.save(question, state, `{"position":${JSON.stringify(positions)},"answer":${JSON.stringify(answer)}}`)
    })
  }

  function findKnown(questions: Questions, positions: Positions, { reader, activity }: Visit): Answer | undefined {
    const shared = answers.find(questions.shared, stateOf(positions, sharedRoomsFor(reader, activity.id)))
    return shared ?? answers.find(questions.personal, stateOf(positions, roomsFor(reader, activity.id)))
  }

  /** Notices whether the handler looked at who asks; if not, its answer is everybody's with the same rights. */
  async function ask(
    operation: Operation<QueryHandler>,
    { db, visit, input }: { db: Kysely<Tables>; visit: Visit; input: unknown },
  ): Promise<{ answer: unknown; personal: boolean }> {
    let personal = false
    const reader: Reader = {
      course: visit.reader.course,
      cohorts: visit.reader.cohorts,
      role: visit.reader.role,
      get actor() {
        personal = true
        return visit.reader.actor
      },
    }
    const scope = { db, dialect: database.dialect, reader, activity: visit.activity, now: now() }
    const answer = await operation.run(scope, input as never)
    return { answer, personal }
  }

  /** `key` is the caller's idempotency key: the same key again gets the same answer, and nothing is done twice. */
  async function command({ visit, feature, name }: Call, input: unknown, key?: string): Promise<string> {
    const operation = catalogue.readCommand(visit.activity, feature, name)
    authorise(operation, visit.reader)
    operation.validate(input)
    const retry = key === undefined ? undefined : { person: visit.reader.actor.id, key: `${visit.activity.id} ${operation.name} ${key}` }
    const { body, frames } = await database.write((db) => perform(operation, { db, visit, input, retry }))
    live.deliver(frames)
    return body
  }

  async function perform(
    operation: Operation<CommandHandler>,
    { db, visit, input, retry }: { db: Kysely<Tables>; visit: Visit; input: unknown; retry: Retry | undefined },
  ): Promise<{ body: string; frames: readonly Frame[] }> {
    const at = now()
    const answered = retry && (await findAnswered(db, retry, at))
    if (answered) return { body: answered, frames: [] }
    const publication = new Publication()
    const answer = await operation.run(commandScope({ db, visit, at, publication }), input as never)
    const frames = await publication.store(db, at)
    const position = Object.fromEntries(frames.map(({ room, seq }) => [room, seq]))
    const body = JSON.stringify({ position, answer: answer ?? null })
    if (retry) await saveAnswered(db, retry, body)
    return { body, frames }
  }

  function commandScope({ db, visit, at, publication }: { db: Kysely<Tables>; visit: Visit; at: number; publication: Publication }): CommandScope {
    const { reader, activity } = visit
    return {
      db,
      dialect: database.dialect,
      reader,
      activity,
      now: at,
      publish: (event, data, to = activity.audience) => publication.add(roomsOf(activity.id, to), event, data),
      publishToCourse: (event, data) => publication.add([courseRoom(activity.course)], event, data),
    }
  }

  return { query, command }
}

export type Operations = ReturnType<typeof makeOperations>

function authorise({ can }: Operation<unknown>, reader: Reader): void {
  if (!may(reader.role, can)) throw refuse('not_allowed')
}

interface Questions {
  readonly shared: string
  readonly personal: string
}

/** What an answer is remembered by: everything that a handler could have looked at but the database. */
function questionsOf({ reader, activity }: Visit, { name }: Operation<unknown>, input: string): Questions {
  const asked = `${activity.id} ${name} ${input}`
  return {
    shared: `${asked} as ${reader.role} of ${reader.cohorts.join()}`,
    personal: `${asked} by ${reader.actor.id}`,
  }
}

const stateOf = (positions: Positions, rooms: readonly string[]): string => rooms.map((room) => positions[room] ?? 0).join()

function parseInput(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw refuse('not_json')
  }
}
