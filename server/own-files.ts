import type { ResolveFnOutput, ResolveHook } from 'node:module'

const house = new URL('../', import.meta.url).href
const packages = `${house}node_modules/`

/** Where the packages are that files of the house ask for: the same for all of them. */
const found = new Map<string, ResolveFnOutput>()

/**
 * What a file of the house names is found without asking the disk each time (a hook of node:module): another of its files by
 * the address alone, and a package once. Hundreds of files are read at a start.
 */
export const resolve: ResolveHook = async (specifier, context, next) => {
  const { parentURL } = context
  if (!parentURL?.startsWith(house) || parentURL.startsWith(packages)) return next(specifier, context)
  if (/^\.\.?\//.test(specifier))
    return specifier.endsWith('.ts')
      ? { url: new URL(specifier, parentURL).href, format: 'module', shortCircuit: true }
      : next(specifier, context)
  const known = found.get(specifier) ?? { ...(await next(specifier, context)), shortCircuit: true }
  found.set(specifier, known)
  return known
}
