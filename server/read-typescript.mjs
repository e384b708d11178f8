// From here on this process reads TypeScript, which Node 20 does not by itself.
import { register as registerHooks } from 'node:module'

// Whatever is read afterwards is looked at for TypeScript, which takes longer than reading it. These are hundreds of files and
// have none: they come before. A package that is missing here is read all the same.
await Promise.all([
  import('@fastify/static'),
  import('@fastify/websocket'),
  import('@redis/client'),
  import('fastify'),
  import('file-type'),
  import('kysely'),
  import('pino'),
  import('typebox'),
  import('typebox/compile'),
  import('typebox/error'),
  import('typebox/value'),
])
const { register } = await import('tsx/esm/api')
register()
registerHooks('./own-files.ts', import.meta.url)
registerHooks('./plugins/api-address.ts', import.meta.url)
