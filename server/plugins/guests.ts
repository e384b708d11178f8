import type { GuestContract } from '../../plugins/api/contract.ts'
import type { GuestCommandContext, GuestHalf, GuestLink, GuestQueryContext, Plugin } from '../../plugins/api/server.ts'
import { listCardsKept } from '../files/for-plugins.ts'
import type { GuestDoor, GuestDoors, GuestOperation } from '../guests/doors.ts'
import { keepUploads } from '../guests/keeping.ts'
import type { GuestLinkRow } from '../guests/tables.ts'
import type { CommandScope, Scope } from '../operations/feature.ts'
import { compileInput } from '../operations/schemas.ts'
import { scheduleOf } from '../schedule/timers.ts'
import { queryContext, timerContext, type Given } from './feature.ts'
import type { Plugins } from './find.ts'

/** What links open, as the house runs it: each handler gets a context without an actor, and the link. */
export const guestDoorsOf = (plugins: Plugins): GuestDoors =>
  new Map([...plugins.values()].flatMap((plugin) => doorsOf(plugin)))

function doorsOf({ contract, guests = {} }: Plugin): [string, GuestDoor][] {
  const given: Given = { id: contract.id, scheduleFor: scheduleOf(contract) }
  return Object.entries(contract.guests ?? {}).flatMap(([guest, promised]) => {
    const half = guests[guest]
    return half ? [[`${contract.id}.${guest}`, doorOf(given, promised, half)]] : []
  })
}

function doorOf(given: Given, promised: GuestContract, half: AnyHalf): GuestDoor {
  return {
    queries: operationsOf<Scope>(promised.queries, (name) => {
      const run = half.queries[name]
      return run && ((scope, link, input) => run(guestQueryContext(given, scope, link), input))
    }),
    commands: operationsOf<CommandScope>(promised.commands, (name) => {
      const run = half.commands[name]
      return run && ((scope, link, input) => run(guestCommandContext(given, scope, link), input))
    }),
    listFiles: (scope, link) => half.listFiles(guestQueryContext(given, scope, link)),
    brings: promised.brings,
  }
}

// The plugin's own types end where the house begins.
type AnyHalf = GuestHalf<Plugin['contract'], object, GuestContract>
type Run<S extends Scope> = GuestOperation<S>['run']

/** An operation without a handler is found when the plugin is: see check.ts. */
function operationsOf<S extends Scope>(
  promised: GuestContract['queries'],
  find: (name: string) => Run<S> | undefined,
): ReadonlyMap<string, GuestOperation<S>> {
  return new Map(
    Object.entries(promised).flatMap(([name, { input }]) => {
      const run = find(name)
      return run ? [[name, { validate: compileInput(input), run }] as const] : []
    }),
  )
}

function guestQueryContext(given: Given, scope: Scope, link: GuestLinkRow): GuestQueryContext {
  const { db, activity, now, people, mentoring, files } = queryContext(given, scope)
  const list = (ids: Parameters<typeof listCardsKept>[2]) => listCardsKept(scope, given.id, ids)
  return { db, activity, now, people, mentoring, files: { describe: files.describe, list }, guest: toLink(link) }
}

function guestCommandContext(given: Given, scope: CommandScope, link: GuestLinkRow): GuestCommandContext {
  const { files, ...context } = timerContext(given, scope)
  const keep: GuestCommandContext['files']['keep'] = (ids, whose) =>
    keepUploads(scope, { link, plugin: given.id, files: ids, ...whose })
  return { ...context, files: { ...files, keep }, guest: toLink(link) }
}

const toLink = ({ id, key, address, made_by: madeBy, expires_at: until }: GuestLinkRow): GuestLink => ({
  ...{ id, key, address, madeBy, until },
})
