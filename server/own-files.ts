import type { LoadHook, ResolveFnOutput, ResolveHook } from 'node:module'

const house = new URL('../', import.meta.url).href
const packages = `${house}node_modules/`

const isOwn = (url: string | undefined): boolean =>
  url !== undefined && url.startsWith(house) && !url.startsWith(packages)

/** Where the packages are that files of the house ask for: the same for all of them. */
const found = new Map<string, ResolveFnOutput>()

/**
 * What a file of the house names is found without asking the disk each time (a hook of node:module): another of its files by
 * the address alone, and a package once. Hundreds of files are read at a start.
 */
export const resolve: ResolveHook = async (specifier, context, next) => {
  const { parentURL } = context
  if (!isOwn(parentURL)) return next(specifier, context)
  if (/^\.\.?\//.test(specifier))
    return specifier.endsWith('.ts')
      ? { url: new URL(specifier, parentURL).href, format: 'module', shortCircuit: true }
      : next(specifier, context)
  const known = found.get(specifier) ?? { ...(await next(specifier, context)), shortCircuit: true }
  found.set(specifier, known)
  return known
}

/** In what tsx makes of a file: what sets the name of a function, called for each function whenever it is made. */
const naming = /\bvar __name=\(target,value\)=>__defProp\(.*?\}\);/
const leaving = 'var __name=(named)=>named;'

/**
 * The functions of the house have the names that they are written with (a hook of node:module). To set them anew each time, as
 * tsx does for code whose names were changed, takes longer than most small functions take to run.
 */
export const load: LoadHook = async (url, context, next) => {
  const loaded = await next(url, context)
  if (!isOwn(url) || typeof loaded.source !== 'string') return loaded
  // As long as before: where in the source something is, is told by how far it is from the beginning.
  return { ...loaded, source: loaded.source.replace(naming, (set) => leaving.padEnd(set.length)) }
}
