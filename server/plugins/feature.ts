import type { Kysely } from 'kysely'
import type { CommandContext, Deed, Plugin, QueryContext, Schedule, TimerContext } from '../../plugins/api/server.ts'
import type { PersonId } from '../../plugins/api/contract.ts'
import { conversationReading, conversationWriting } from '../conversations/for-plugins.ts'
import { wornBy } from '../conversations/talking/masks.ts'
import { appendLine } from '../events/log.ts'
import { fileKeeping, fileReading } from '../files/for-plugins.ts'
import { guestLinks } from '../guests/for-plugins.ts'
import { newId } from '../ids.ts'
import { mentoringChanging, mentoringReading } from '../mentoring/for-plugins.ts'
import type {
  CommandHandler,
  CommandScope,
  DownloadHandler,
  Feature,
  PairedHandler,
  QueryHandler,
  Scope,
  TimerHandler,
} from '../operations/feature.ts'
import { listElsewhere } from './elsewhere.ts'
import { peopleAsking, peopleFor } from '../people/for-plugins.ts'
import { may } from '../people/roles.ts'
import { movedTimer, rearrangedTimer, scheduleOf } from '../schedule/timers.ts'

/** A plugin's operations as the house runs them: each handler gets the public context, and nothing else of the house. */
export function featureOf(plugin: Plugin): Feature {
  const { contract } = plugin
  const given: Given = { id: contract.id, scheduleFor: scheduleOf(contract) }
  const queries = mapValues(
    plugin.queries,
    (run): QueryHandler =>
      (scope, input) =>
        run(queryContext(given, scope), input),
  )
  const commands = mapValues(
    plugin.commands,
    (run): CommandHandler =>
      (scope, input) =>
        run(commandContext(given, scope), input),
  )
  const timers = mapValues(
    { ...plugin.timers, ...heardLater(plugin) },
    (run): TimerHandler =>
      (scope, input) =>
        run(timerContext(given, scope), input),
  )
  const downloads = mapValues(
    plugin.downloads ?? {},
    (run): DownloadHandler =>
      (scope, input) =>
        run(queryContext(given, scope), input),
  )
  return { contract, queries, commands, downloads, timers, paired: pairedOf(plugin, given) }
}

const heardLater = ({ moved, rearranged }: Plugin): NonNullable<Plugin['timers']> => ({
  ...(moved ? { [movedTimer]: moved as NonNullable<Plugin['timers']>[string] } : {}),
  ...(rearranged ? { [rearrangedTimer]: rearranged as NonNullable<Plugin['timers']>[string] } : {}),
})

/** What a plugin is given to look with, outside its own queries. */
export const contextOf = ({ contract }: Plugin, scope: Scope): QueryContext =>
  queryContext({ id: contract.id, scheduleFor: scheduleOf(contract) }, scope)

function pairedOf({ paired }: Plugin, given: Given): PairedHandler | undefined {
  return paired && ((scope, change) => paired(timerContext(given, scope), change))
}

/** What a plugin that takes talk from elsewhere is given for it: the contexts of its own operations. */
export function contextsOf({ contract }: Plugin) {
  const given: Given = { id: contract.id, scheduleFor: scheduleOf(contract) }
  return {
    toRead: (scope: Scope) => queryContext(given, scope),
    toWrite: (scope: CommandScope) => commandContext(given, scope),
  }
}

function mapValues<Value, Mapped>(
  values: Readonly<Record<string, Value>>,
  map: (value: Value) => Mapped,
): Record<string, Mapped> {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, map(value)]))
}

/** What the contexts of one plugin have in common. */
export interface Given {
  readonly id: string
  readonly scheduleFor: (scope: Scope) => Schedule
}

/** The plugin's types know its own tables only; the connection is everybody's, since the transaction is. */
const ownTables = (scope: Scope): Kysely<object> => scope.db as unknown as Kysely<object>

export const queryContext = (given: Given, scope: Scope): QueryContext => ({
  db: ownTables(scope),
  activity: scope.activity,
  // Read late: a query that never looks at it has the same answer for everybody with the same rights.
  get actor() {
    return scope.reader.actor
  },
  now: scope.now,
  can: (permission) => may(scope.reader.role, permission),
  people: peopleFor(scope),
  mentoring: mentoringReading(scope),
  conversations: conversationReading(scope),
  files: fileReading(scope, given.id),
  elsewhere: elsewhereFor(given, scope),
})

const elsewhereFor =
  (given: Given, scope: Scope): QueryContext['elsewhere'] =>
  async (activities) => {
    const found = await listElsewhere(scope, given.id, activities)
    return found.map(({ course, scope: there }) => ({ course, context: queryContext(given, there) }))
  }

const commandContext = (given: Given, scope: CommandScope): CommandContext => ({
  ...changing(given, scope),
  actor: scope.reader.actor,
  can: (permission) => may(scope.reader.role, permission),
  conversations: conversationWriting(scope),
  files: fileKeeping(scope, given.id),
  guests: guestLinks(scope, given.id),
  elsewhere: elsewhereFor(given, scope),
  async record({ as, ...deed }) {
    const actor = (await wornBy(scope, as)) ?? scope.reader.actor.id
    return record(given, scope, { ...deed, actor })
  },
})

export function timerContext(given: Given, scope: CommandScope): TimerContext {
  const { summarise, listViews, listWriters, as, listNewest, ...talk } = conversationWriting(scope)
  const { open, setAudience, describe, close } = talk
  const files = fileKeeping(scope, given.id)
  return {
    ...changing(given, scope),
    conversations: { summarise, listViews, listWriters, as, listNewest, open, setAudience, describe, close },
    files: { describe: files.describe, setAudience: files.setAudience, remove: files.remove },
    guests: { close: guestLinks(scope, given.id).close },
    record: (deed) => record(given, scope, deed),
  }
}

type Changing = Pick<
  CommandContext,
  'db' | 'activity' | 'now' | 'people' | 'mentoring' | 'schedule' | 'newId' | 'grades' | 'publish'
>

/** What commands and timers share. */
const changing = ({ id, scheduleFor }: Given, scope: CommandScope): Changing => ({
  db: ownTables(scope),
  activity: scope.activity,
  now: scope.now,
  people: peopleAsking(scope),
  mentoring: mentoringChanging(scope),
  schedule: scheduleFor(scope),
  newId: () => newId(scope.now),
  grades: { changed: (...people) => scope.changeGrades(people) },
  publish(event, data, to) {
    if (to?.kind === 'people') scope.publishToPeople(`${id}.${event}`, data, to.people)
    else scope.publish(`${id}.${event}`, data, to)
  },
})

const record = ({ id }: Given, scope: CommandScope, { verb, ...deed }: Deed & { readonly actor: PersonId }) =>
  appendLine(scope.db, {
    ...deed,
    at: scope.now,
    course: scope.activity.course,
    activity: scope.activity.id,
    verb: `${id}.${verb}`,
  })
