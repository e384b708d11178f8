import { existsSync, readdirSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join, resolve } from 'node:path'
import type { Plugin } from 'vite'
import { idOfPackage } from '../server/plugins/packages.ts'

const house = resolve(import.meta.dirname, '..')
const name = 'virtual:packaged-plugins'
const resolved = `\0${name}`

/**
 * Brings the pages of plugins that are packages into the build: `virtual:packaged-plugins` is to them what a glob is to the
 * folders. Each exports `./client` and, when it has pages for guests, `./guests`. Writes down whose pages are in the build.
 */
export function packagedPlugins(packages: readonly string[]): Plugin {
  const source = sourceOf('pages', packages, 'client') + sourceOf('guests', packages.filter(hasGuests), 'guests')
  return {
    name: 'tertulia:packaged-plugins',
    config: () => ({ resolve: { alias: [api] } }),
    resolveId: (id) => (id === name ? resolved : undefined),
    load: (id) => (id === resolved ? source : undefined),
    generateBundle() {
      const ids = [...listFolders(), ...packages.map(idOfPackage)]
      this.emitFile({ type: 'asset', fileName: 'plugins.json', source: JSON.stringify(ids) })
    },
  }
}

/** The API by the name that packages know it by, as server/plugins/api-address.ts does for their server halves. */
const api = { find: /^tertulia\/api\/([a-z-]+)$/, replacement: `${house}/plugins/api/$1.ts` }

/** A constant that says how each package's half is loaded, by the id of its plugin. */
function sourceOf(constant: string, packages: readonly string[], half: string): string {
  const rows = packages.map(
    (each) => `${JSON.stringify(idOfPackage(each))}: () => import(${JSON.stringify(`${each}/${half}`)})`,
  )
  return `export const ${constant} = { ${rows.join(', ')} }\n`
}

function hasGuests(name: string): boolean {
  try {
    createRequire(import.meta.url).resolve(`${name}/guests`)
    return true
  } catch {
    return false
  }
}

const listFolders = (): string[] =>
  readdirSync(join(house, 'plugins')).filter((folder) => existsSync(join(house, 'plugins', folder, 'client/index.ts')))
