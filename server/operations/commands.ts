import type { Kysely } from 'kysely'
import type { Tables } from '../database/tables.ts'
import type { PersonId } from '../../plugins/api/contract.ts'
import { saveChanges } from '../grades/changes.ts'
import { Publication, type Frame } from '../live/publication.ts'
import { courseRoom, roomsOf } from '../live/rooms.ts'
import { findAnswered, saveAnswered, type Retry } from './answered-commands.ts'
import { authorise, type Operation } from './catalogue.ts'
import type { CommandHandler, CommandScope } from './feature.ts'
import type { Call, GradeNews, OperationParts } from './operations.ts'
import type { Visit } from './visit.ts'

/** One transaction: the handler's changes, what it publishes, and the answer for a retry. Delivers after the commit. */
export async function runCommand(parts: OperationParts, call: Call, input: unknown, key?: string): Promise<string> {
  const { visit } = call
  const operation = parts.catalogue.readCommand(visit.activity, call.feature, call.name)
  authorise(operation, visit.reader)
  operation.validate(input)
  const retry = key === undefined ? undefined : retryOf(visit, operation, key)
  // What is published is the state as the command left it. Were another one at work beside it, neither would know of both.
  const alone = visit.activity.id
  const { body, frames, regraded } = await parts.database.write(
    (db) => perform(parts, operation, { db, visit, input, retry }),
    alone,
  )
  parts.live.deliver(frames)
  if (regraded) parts.grades?.wake()
  return body
}

const retryOf = ({ reader, activity }: Visit, { name }: Operation<unknown>, key: string): Retry => ({
  person: reader.actor.id,
  key: `${activity.id} ${name} ${key}`,
})

interface Given {
  readonly db: Kysely<Tables>
  readonly visit: Visit
  readonly input: unknown
  readonly retry: Retry | undefined
}

interface Done {
  readonly body: string
  readonly frames: readonly Frame[]
  /** True when somebody's grade has to be computed anew. */
  readonly regraded: boolean
}

async function perform(
  { database, grades, now }: OperationParts,
  operation: Operation<CommandHandler>,
  { db, visit, input, retry }: Given,
): Promise<Done> {
  const at = now()
  const answered = retry && (await findAnswered(db, retry, at))
  if (answered) return { body: answered, frames: [], regraded: false }
  const publication = new Publication()
  const news = new Set<PersonId>()
  const noted = { publication, news, whose: grades?.whoseChange ?? nobodys }
  const scope: CommandScope = { db, dialect: database.dialect, ...visit, now: at, ...noting(visit, noted) }
  const answer = await operation.run(scope, input as never)
  const frames = await publication.store(db, at)
  await saveChanges(db, { activity: visit.activity.id, people: news }, at)
  const position = Object.fromEntries(frames.map(({ room, seq }) => [room, seq]))
  const body = JSON.stringify({ position, answer: answer ?? null })
  if (retry) await saveAnswered(db, retry, body)
  return { body, frames, regraded: news.size > 0 }
}

const nobodys: GradeNews['whoseChange'] = () => []

/** What a command leaves behind, beside its own rows. */
interface Noted {
  readonly publication: Publication
  readonly news: Set<PersonId>
  readonly whose: GradeNews['whoseChange']
}

function noting(
  { activity }: Visit,
  { publication, news, whose }: Noted,
): Pick<CommandScope, 'publish' | 'publishToCourse' | 'changeGrades'> {
  const changeGrades = (people: readonly PersonId[]) => people.forEach((person) => news.add(person))
  return {
    changeGrades,
    publish(event, data, to = activity.audience) {
      publication.add(roomsOf(activity.id, to), event, data)
      changeGrades(whose(activity, event, data))
    },
    publishToCourse: (event, data) => publication.add([courseRoom(activity.course)], event, data),
  }
}
