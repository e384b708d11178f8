import type { FastifyInstance, FastifyRequest } from 'fastify'
import { Type, type Static } from 'typebox'
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
import { takeUpload } from './upload.ts'

const Declared = Type.Object({
  name: Type.String({ minLength: 1, maxLength: 2000 }),
  size: Type.String({ pattern: '^\\d{1,15}$' }),
})
const validate = compileInput(Declared)

interface Route {
  Params: { activity: ActivityId }
  Querystring: Static<typeof Declared>
}

/**
 * `POST /api/activities/<activity>/files?name=<name>&size=<bytes>` with the content as the body, whatever its type is said to
 * be: answers `{ answer: FileCard }`. What is too large is refused before it is read.
 */
export async function mountUploads(app: FastifyInstance, files: HouseFiles, enter: Enter): Promise<void> {
  await app.register(async (scope) => {
    // The content is nobody's to parse: it is read as it comes.
    scope.removeAllContentTypeParsers()
    scope.addContentTypeParser('*', (_request, _body, done) => done(null))
    scope.addHook('onError', async (request) => letRunOut(request.raw))
    scope.post<Route>('/api/activities/:activity/files', { config: { slow: true } }, async (request, reply) => {
      const visit = await enter(bearerOf(request), request.params.activity)
      if (!may(visit.reader.role, 'participate')) throw refuse('not_allowed')
      const { name, size } = readDeclared(request, files.largest)
      const card = await takeUpload(files, { visit, name, receive: (path) => receive(request.raw, path, size) })
      return reply.header('cache-control', 'no-store').send({ answer: card })
    })
  })
}

function readDeclared(request: FastifyRequest<Route>, largest: number): { name: string; size: number } {
  validate(request.query)
  const size = Number(request.query.size)
  const announced = Number(request.headers['content-length'] ?? size)
  if (Math.max(size, announced) > largest)
    throw refuse('file_too_large', '/size', { megabytes: Math.floor(largest / mebibyte) })
  if (size === 0) throw refuse('file_empty', '/size')
  if (announced !== size) throw refuse('invalid_input', '/size')
  const name = cleanName(request.query.name)
  checkName(name)
  return { name, size }
}
