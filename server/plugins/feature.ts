import type { Kysely } from 'kysely'
import type { CommandContext, Plugin, QueryContext } from '../../plugins/api/server.ts'
import { conversationReading, conversationWriting } from '../conversations/for-plugins.ts'
import { appendLine } from '../events/log.ts'
import { newId } from '../ids.ts'
import type { CommandHandler, CommandScope, Feature, QueryHandler, Scope } from '../operations/feature.ts'
import { peopleFor } from '../people/for-plugins.ts'
import { may } from '../people/roles.ts'

/** A plugin's operations as the house runs them: each handler gets the public context, and nothing else of the house. */
export function featureOf(plugin: Plugin): Feature {
  const { contract } = plugin
  const queries = Object.entries(plugin.queries).map(([name, run]): [string, QueryHandler] => [
    name,
    (scope, input) => run(queryContext(scope), input),
  ])
  const commands = Object.entries(plugin.commands).map(([name, run]): [string, CommandHandler] => [
    name,
    (scope, input) => run(commandContext(contract.id, scope), input),
  ])
  return { contract, queries: Object.fromEntries(queries), commands: Object.fromEntries(commands) }
}

/** The plugin's types know its own tables only; the connection is everybody's, since the transaction is. */
const ownTables = (scope: Scope): Kysely<object> => scope.db as unknown as Kysely<object>

const queryContext = (scope: Scope): QueryContext => ({
  db: ownTables(scope),
  activity: scope.activity,
  // Read late: a query that never looks at it has the same answer for everybody with the same rights.
  get actor() {
    return scope.reader.actor
  },
  now: scope.now,
  can: (permission) => may(scope.reader.role, permission),
  people: peopleFor(scope),
  conversations: conversationReading(scope),
})

const commandContext = (id: string, scope: CommandScope): CommandContext => ({
  db: ownTables(scope),
  activity: scope.activity,
  actor: scope.reader.actor,
  now: scope.now,
  can: (permission) => may(scope.reader.role, permission),
  people: peopleFor(scope),
  conversations: conversationWriting(scope),
  newId: () => newId(scope.now),
  grades: { changed: (...people) => scope.changeGrades(people) },
  publish: (event, data, to) => scope.publish(`${id}.${event}`, data, to),
  record: ({ verb, ...line }) =>
    appendLine(scope.db, {
      ...line,
      at: scope.now,
      course: scope.activity.course,
      activity: scope.activity.id,
      actor: scope.reader.actor.id,
      verb: `${id}.${verb}`,
    }),
})
