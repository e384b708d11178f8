import { existsSync, readFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import fastifyStatic, { type FastifyStaticOptions } from '@fastify/static'
import type { FastifyInstance } from 'fastify'
import type { Configuration } from './configuration.ts'
import type { Part } from './part.ts'
import type { Plugins } from './plugins/find.ts'

/** Who may show our page in a frame; what it may load: only our own files, and pictures of people from their LMS. */
const policyFor = ({ url, trustedHosts }: Addresses, frames: readonly string[]): string =>
  [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self' 'unsafe-inline'",
    `img-src ${["'self'", 'https:', 'data:', 'blob:', ...trustedHosts.map((host) => `http://${host}`)].join(' ')}`,
    // Sound and video of messages; a picture that is being sent is shown from the page itself.
    "media-src 'self' blob:",
    `connect-src 'self' ${url.replace(/^http/, 'ws')}`,
    // Placing an activity ends in a form that is posted to the LMS, at an address of its own choosing.
    'form-action https: http:',
    "base-uri 'none'",
    `frame-ancestors ${["'self'", ...frames].join(' ')}`,
  ].join('; ')

/** The page for guests: it is nobody's frame, speaks to nobody but us, and sends no form anywhere. */
const policyForGuests = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "media-src 'self'",
  "connect-src 'self'",
  "form-action 'none'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ')

type Addresses = Pick<Configuration, 'url' | 'trustedHosts'>

export interface Pages {
  /** The folder that the client was built into. */
  readonly folder: string
  readonly configuration: Addresses
  readonly parts: readonly Part[]
  readonly plugins: Plugins
}

/** Only what has a hash in its name: the page by its own name would come without its policy, and be kept for a year. */
const files: Omit<FastifyStaticOptions, 'root'> = {
  index: false,
  immutable: true,
  maxAge: '1y',
  preCompressed: true,
  allowedPath: (path) => path.startsWith('/assets/'),
}

const headers = {
  'cache-control': 'no-store',
  'content-type': 'text/html; charset=utf-8',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
}

/** The parts name their platforms as they like, within these; anything else never reaches the database. */
const nameOfPlatform = /^[\w-]{1,64}$/

/** The page of the app and its files. Files with a hash in their name never change, and are kept by browsers for a year. */
export async function mountPages(
  app: FastifyInstance,
  { folder, configuration, parts, plugins }: Pages,
): Promise<void> {
  if (existsSync(join(folder, 'index.html'))) warnOfMissing(app, folder, plugins)
  else app.log.warn('The pages are not built. Run `npm run build`.')
  // Read each time: a page names its files by their hashes, and a build takes those of the page before it away.
  const read = (name: string) =>
    readFile(join(folder, name)).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'ENOENT') throw error
      return undefined
    })
  await app.register(fastifyStatic, { ...files, root: folder })
  app.get<{ Querystring: { platform?: unknown } }>('/', async (request, reply) => {
    const { platform } = request.query
    const known = typeof platform === 'string' && nameOfPlatform.test(platform)
    const frames = known ? await Promise.all(parts.map((part) => part.frameAncestors(platform))) : []
    const page = await read('index.html')
    if (!page) return reply.callNotFound()
    return reply.headers({ ...headers, 'content-security-policy': policyFor(configuration, frames.flat()) }).send(page)
  })
  // Its secret is in the fragment, which no browser sends: whoever asks for the page has said nothing yet.
  app.get('/guest', async (_request, reply) => {
    const page = await read('guest.html')
    if (!page) return reply.callNotFound()
    return reply
      .headers({ ...headers, 'content-security-policy': policyForGuests, 'x-robots-tag': 'noindex' })
      .send(page)
  })
}

/** A plugin that came after the build has no pages in it: who opens it finds a card that says so. */
function warnOfMissing({ log }: FastifyInstance, folder: string, plugins: Plugins): void {
  const list = join(folder, 'plugins.json')
  const built: unknown = existsSync(list) ? JSON.parse(readFileSync(list, 'utf8')) : []
  const missing = [...plugins.keys()].filter((id) => !Array.isArray(built) || !built.includes(id))
  if (missing.length > 0)
    log.warn({ plugins: missing }, 'The pages of these plugins are not built. Run `npm run build`.')
}
