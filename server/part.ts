import type { FastifyInstance } from 'fastify'
import type { Migrations } from './database/database.ts'
import type { Gradebook } from './grades/gradebook.ts'

/** Something that is added to the house at its edge, such as LTI: routes, tables, commands and checks of its own. */
export interface Part {
  readonly name: string
  readonly migrations: Migrations
  /** Adds the part's routes. What it starts, it stops in Fastify's `onClose`. */
  routes(app: FastifyInstance): Promise<void>
  /** The origins that may show our page in a frame, when it was opened from the platform with this id; none when it is unknown. */
  frameAncestors(platform: string): Promise<readonly string[]>
  /** The gradebooks that it reaches. */
  readonly gradebook?: Gradebook
  /** Subcommands of `tertulia`, by their words: `platform add`. */
  readonly commands: Readonly<Record<string, Command>>
  /** What `tertulia doctor` asks of the part. */
  checks(): Promise<Check[]>
}

/** A subcommand: `run` gets the words after its name and prints with `say`. A thrown Refusal is printed, and exits 1; `option_missing` and `option_wrong` exit 2. */
export interface Command {
  /** One line for `tertulia help`: the options in the form of node:util's parseArgs. */
  readonly usage: string
  run(args: readonly string[], say: (line: string) => void): Promise<void>
}

/** One finding of the doctor; `advice` says what to do when it is not well. */
export interface Check {
  readonly name: string
  readonly well: boolean
  readonly finding: string
  readonly advice?: string
}
