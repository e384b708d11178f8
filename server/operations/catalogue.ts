import type { TSchema } from 'typebox'
import type { Permission } from '../../plugins/api/contract.ts'
import type { PlacedActivity } from '../activities/activities.ts'
import { refuse } from '../errors.ts'
import type { Reader } from '../people/reader.ts'
import { may } from '../people/roles.ts'
import type { CommandHandler, Feature, QueryHandler } from './feature.ts'
import { compileInput, type Validate } from './schemas.ts'

export interface Operation<Handler> {
  /** `<feature>.<operation>` */
  readonly name: string
  readonly can: Permission
  /** Its answers are not remembered. */
  readonly fresh: boolean
  readonly validate: Validate
  readonly run: Handler
}

/** All operations of the house, compiled once at start-up. */
export class Catalogue {
  private readonly queries = new Map<string, Operation<QueryHandler>>()
  private readonly commands = new Map<string, Operation<CommandHandler>>()
  private readonly plugins: ReadonlySet<string>

  constructor(core: readonly Feature[], plugins: readonly Feature[]) {
    this.plugins = new Set(plugins.map((plugin) => plugin.contract.id))
    for (const feature of [...core, ...plugins]) this.add(feature)
  }

  /** Throws `not_found` for what does not exist, or belongs to a plugin other than the activity's. */
  readQuery(activity: PlacedActivity, feature: string, name: string): Operation<QueryHandler> {
    return this.read(this.queries, activity, { feature, name })
  }

  readCommand(activity: PlacedActivity, feature: string, name: string): Operation<CommandHandler> {
    return this.read(this.commands, activity, { feature, name })
  }

  private read<H>(
    operations: ReadonlyMap<string, Operation<H>>,
    activity: PlacedActivity,
    { feature, name }: { feature: string; name: string },
  ): Operation<H> {
    const operation = operations.get(`${feature}.${name}`)
    if (!operation || (this.plugins.has(feature) && feature !== activity.plugin)) throw refuse('not_found')
    return operation
  }

  private add({ contract, queries, commands }: Feature): void {
    for (const [name, { can, input, fresh }] of Object.entries(contract.queries))
      this.queries.set(
        `${contract.id}.${name}`,
        compileOperation(contract.id, name, { can, input, fresh, run: queries[name] }),
      )
    for (const [name, { can, input }] of Object.entries(contract.commands))
      this.commands.set(
        `${contract.id}.${name}`,
        compileOperation(contract.id, name, { can, input, run: commands[name] }),
      )
  }
}

interface Promised {
  readonly can: Permission
  readonly input: TSchema | undefined
  readonly fresh?: true | undefined
}

/** Throws for what is promised and missing. */
export function compileOperation<H>(
  feature: string,
  name: string,
  { can, input, fresh, run }: Promised & { run: H | undefined },
): Operation<H> {
  if (!run) throw new Error(`"${feature}" promises the operation "${name}" in its contract but does not have it.`)
  return { name: `${feature}.${name}`, can, fresh: fresh ?? false, validate: compileInput(input), run }
}

/** Throws `not_allowed` when the reader's role does not have the permission that the contract asks for. */
export function authorise({ can }: Operation<unknown>, reader: Reader): void {
  if (!may(reader.role, can)) throw refuse('not_allowed')
}
