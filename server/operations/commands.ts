import type { Kysely } from 'kysely'
import type { Tables } from '../database/tables.ts'
import { bodyOf, findAnswered, saveAnswered, type Retry } from './answered-commands.ts'
import { authorise, type Operation } from './catalogue.ts'
import { change, type Changed } from './changing.ts'
import type { CommandHandler } from './feature.ts'
import type { Call, OperationParts } from './operations.ts'
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
  const work = (db: Kysely<Tables>) => perform(parts, operation, { db, visit, input, retry })
  try {
    const { body, frames, regraded } = await parts.database.write(work, alone)
    parts.live.deliver(frames)
    if (regraded) parts.grades?.wake()
    parts.followers?.wake()
    return body
  } catch (error) {
    return answerAgain(parts, retry, error)
  }
}

/**
 * A first attempt is the rule, so whether it is one is asked last, by taking the key for it. A second one comes to nothing
 * there, or at what the first one changed, and gets the answer of the first.
 */
async function answerAgain({ database }: OperationParts, retry: Retry | undefined, error: unknown): Promise<string> {
  const answered = retry && (await database.read((db) => findAnswered(db, retry)).catch(() => undefined))
  if (answered === undefined) throw error
  return answered
}

class AnsweredBefore extends Error {}

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

interface Done extends Pick<Changed<unknown>, 'frames' | 'regraded'> {
  readonly body: string
}

async function perform(
  { database, grades, hearing, now, limited = true }: OperationParts,
  operation: Operation<CommandHandler>,
  { db, visit, input, retry }: Given,
): Promise<Done> {
  const at = now()
  const { reader, activity, courseSeq } = visit
  const { answer, frames, regraded, publication } = await change(
    { db, dialect: database.dialect, reader, activity, now: at, grades, hearing, limited, courseSeq },
    (scope) => operation.run(scope, input as never),
  )
  const position = JSON.stringify(Object.fromEntries(frames.map(({ room, seq }) => [room, seq])))
  const answered = { position, answer: publication.encode(answer ?? null), said: publication.find(answer) }
  if (retry && !(await saveAnswered(db, retry, answered, at))) throw new AnsweredBefore()
  return { body: bodyOf(answered), frames, regraded }
}
