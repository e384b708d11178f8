import type { FastifyInstance, FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import type { ActivityId } from '../../plugins/api/contract.ts'
import { refuse } from '../errors.ts'
import { bearerOf } from '../operations/http.ts'
import { compileInput } from '../operations/schemas.ts'
import type { Enter } from '../operations/visit.ts'
import { may } from '../people/roles.ts'
import type { HouseFiles } from './house-files.ts'
import { checkName } from './kinds.ts'
import { mebibyte } from './limits.ts'
import { cleanName } from './names.ts'
import { letRunOut, receive } from './receive.ts'
import { takeUpload, type Arriving } from './upload.ts'

const validate = compileInput(
  Type.Object({
    name: Type.String({ minLength: 1, maxLength: 2000 }),
    size: Type.String({ pattern: '^\\d{1,15}$' }),
  }),
)

interface Route {
  Params: { activity: ActivityId }
}

/**
 * `POST /api/activities/<activity>/files?name=<name>&size=<bytes>` with the content as the body, whatever its type is said to
 * be: answers `{ answer: FileCard }`. What is too large is refused before it is read.
 */
export const mountUploads = (app: FastifyInstance, files: HouseFiles, enter: Enter): Promise<void> =>
  mountContents(app, (scope) =>
    scope.post<Route>('/api/activities/:activity/files', { config: { slow: true } }, async (request, reply) => {
      const visit = await enter(bearerOf(request), request.params.activity)
      if (!may(visit.reader.role, 'participate')) throw refuse('not_allowed')
      const card = await takeUpload(files, { visit, ...readArriving(request, files.largest) })
      return reply.header('cache-control', 'no-store').send({ answer: card })
    }),
  )

/** Routes whose bodies are nobody's to parse: they are read as they come. */
export async function mountContents(app: FastifyInstance, mount: (scope: FastifyInstance) => void): Promise<void> {
  await app.register(async (scope) => {
    scope.removeAllContentTypeParsers()
    scope.addContentTypeParser('*', (_request, _body, done) => done(null))
    scope.addHook('onError', async (request) => letRunOut(request.raw))
    mount(scope)
  })
}

/** What a request says that it brings. Throws before a byte of it is read when that cannot be taken. */
export function readArriving({ query, headers, raw }: FastifyRequest, largest: number): Arriving {
  validate(query)
  const declared = query as { name: string; size: string } // by the line above
  const size = Number(declared.size)
  const announced = Number(headers['content-length'] ?? size)
  if (Math.max(size, announced) > largest)
    throw refuse('file_too_large', '/size', { megabytes: Math.floor(largest / mebibyte) })
  if (size === 0) throw refuse('file_empty', '/size')
  if (announced !== size) throw refuse('invalid_input', '/size')
  const name = cleanName(declared.name)
  checkName(name)
  return { name, receive: (path) => receive(raw, path, size) }
}
