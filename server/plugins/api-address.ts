import type { ResolveHook } from 'node:module'

const api = new URL('../../plugins/api/', import.meta.url)

/** Wherever a plugin that is a package lies, `tertulia/api/server` leads to the API of this house (a hook of node:module). */
export const resolve: ResolveHook = (specifier, context, next) => {
  const [, name] = /^tertulia\/api\/([a-z-]+)$/.exec(specifier) ?? []
  return next(name ? new URL(`${name}.ts`, api).href : specifier, context)
}
