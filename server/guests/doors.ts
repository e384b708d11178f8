import type { FileId, GuestFiles } from '../../plugins/api/contract.ts'
import type { CommandScope, Scope } from '../operations/feature.ts'
import type { Validate } from '../operations/schemas.ts'
import { refuse } from '../errors.ts'
import type { GuestLinkRow } from './tables.ts'

export interface GuestOperation<S extends Scope> {
  readonly validate: Validate
  readonly run: (scope: S, link: GuestLinkRow, input: never) => Promise<unknown>
}

/** Everything that links of one kind open. */
export interface GuestDoor {
  readonly queries: ReadonlyMap<string, GuestOperation<Scope>>
  readonly commands: ReadonlyMap<string, GuestOperation<CommandScope>>
  readonly listFiles: (scope: Scope, link: GuestLinkRow) => Promise<readonly FileId[]>
  /** What they may bring. */
  readonly brings: GuestFiles | undefined
}

/** The doors of all plugins, by `<plugin>.<guest>`. */
export type GuestDoors = ReadonlyMap<string, GuestDoor>

/** Throws `link_unknown` for a link whose plugin was taken away. */
export function readDoor(doors: GuestDoors, { plugin, guest }: GuestLinkRow): GuestDoor {
  const door = doors.get(`${plugin}.${guest}`)
  if (!door) throw refuse('link_unknown')
  return door
}
