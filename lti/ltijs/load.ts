import { createRequire, Module } from 'node:module'
import { standInForGot } from './http.ts'
import type { LtijsKeyset, LtijsProvider } from './types.ts'

const require = createRequire(import.meta.url)

/** The one release whose insides the stand-ins were made for. */
const knownRelease = '5.9.9'

/** Routes and middleware that ltijs adds to an Express app which nobody serves. */
const unservedApp = { use() {}, get() {}, post() {}, all() {}, options() {} }

/**
 * What is put in place of modules of ltijs before it loads: its HTTP client; its Express server, which is never used; and
 * its MongoDB connection, which would cost a third of a second and forty megabytes to load.
 */
const standIns: Readonly<Record<string, unknown>> = {
  'ltijs/dist/Utils/Http.js': standInForGot,
  'ltijs/dist/Utils/Server.js': class {
    readonly app = unservedApp
    setStaticPath(): void {}
  },
  'ltijs/dist/Utils/Database.js': undefined,
}

/** Loads ltijs with its stand-ins. Throws when another release is installed. */
export function loadLtijs(): { makeProvider: () => LtijsProvider; keyset: LtijsKeyset } {
  const { version } = require('ltijs/package.json') as { version: string }
  if (version !== knownRelease)
    throw new Error(`ltijs ${version} is installed; the front door is made for ${knownRelease}. Install that release.`)
  for (const [name, exported] of Object.entries(standIns)) replaceModule(require.resolve(name), exported)
  // The package exports one instance for the whole process; its constructor makes independent ones.
  const { Provider } = require('ltijs') as { Provider: { constructor: new () => LtijsProvider } }
  const keyset = require('ltijs/dist/Utils/Keyset.js') as LtijsKeyset
  return { makeProvider: () => new Provider.constructor(), keyset }
}

function replaceModule(file: string, exported: unknown): void {
  const stand = new Module(file)
  stand.exports = exported
  stand.loaded = true
  require.cache[file] = stand
}
