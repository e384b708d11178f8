import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Plugin } from '../../plugins/api/server.ts'
import { checkPlugin } from './check.ts'
import { idOfPackage } from './packages.ts'

/** Plugins that passed their checks, by id. */
export type Plugins = ReadonlyMap<string, Plugin>

interface Places {
  /** A folder with a folder per plugin. */
  readonly folder: string
  /** Packages that are plugins, each called after its id (see packages.ts); its server half is `<package>/server`. */
  readonly packages: readonly string[]
}

/** Finds every plugin and checks it. Throws a sentence that names the one which is not as agreed: a bad plugin stops the start. */
export async function findPlugins({ folder, packages }: Places): Promise<Plugins> {
  const plugins = new Map<string, Plugin>()
  for (const name of foldersIn(folder)) {
    const plugin = await load(name, pathToFileURL(join(folder, name, 'server', 'index.ts')).href)
    if (plugin.contract.id !== name)
      throw new Error(
        `The plugin in the folder "${name}" calls itself "${plugin.contract.id}". Give both the same name.`,
      )
    if (!existsSync(join(folder, name, 'client', 'index.ts')))
      throw new Error(`The plugin "${name}" has no pages. Write its client/index.ts, or take it away.`)
    plugins.set(name, plugin)
  }
  for (const name of packages) {
    const plugin = await load(name, `${name}/server`).catch(sayWhoNamesIt)
    if (plugin.contract.id !== idOfPackage(name))
      throw new Error(
        `The plugin in the package "${name}" calls itself "${plugin.contract.id}". Its package would be called "${plugin.contract.id}" or "tertulia-${plugin.contract.id}", in any scope.`,
      )
    if (plugins.has(plugin.contract.id))
      throw new Error(`The package "${name}" is a plugin called "${plugin.contract.id}", which is there already.`)
    plugins.set(plugin.contract.id, plugin)
  }
  return plugins
}

const foldersIn = (folder: string): string[] =>
  readdirSync(folder)
    .filter((name) => existsSync(join(folder, name, 'server', 'index.ts')))
    .toSorted()

function sayWhoNamesIt(error: unknown): never {
  const reason = error instanceof Error ? error.message.replace(/\.?$/, '.') : String(error)
  throw new Error(`${reason} TERTULIA_PLUGINS names it.`, { cause: error })
}

async function load(name: string, address: string): Promise<Plugin> {
  const { plugin } = await loadModule(name, address)
  checkPlugin(name, plugin)
  return plugin
}

async function loadModule(name: string, address: string): Promise<{ plugin?: unknown }> {
  try {
    return (await import(address)) as { plugin?: unknown }
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    throw new Error(`The plugin "${name}" cannot be loaded: ${reason}`, { cause: error })
  }
}
