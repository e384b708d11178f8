// @vitest-environment node
import fastify, { type FastifyInstance, type FastifyRequest } from 'fastify'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { Http, ServedRefusal } from '../../../client/connection/http.ts'
import { setLanguage } from '../../../client/texts/texts.ts'

let server: FastifyInstance
let asked: FastifyRequest[]
let signedOut: number
let url: string

const at = (path: string) => url + path
const http = new Http({ token: () => 'a-token', onSignedOut: () => (signedOut += 1) })

beforeEach(async () => {
  asked = []
  signedOut = 0
  server = fastify({ forceCloseConnections: true })
  server.addHook('preHandler', async (request) => void asked.push(request))
  server.get('/well', async () => ({ position: { a: 1 }, answer: 'yes' }))
  server.post('/cut-off-twice', async (request, reply) => {
    if (asked.length > 2) return { answer: 'done' }
    request.raw.socket.destroy()
    return reply.hijack()
  })
  server.get('/behind-a-portal', async (_request, reply) =>
    asked.length > 1 ? { answer: 'here' } : reply.type('text/html').send('<h1>Welcome to the hotel</h1>'),
  )
  server.post('/full', async (_request, reply) => reply.code(503).send(errorOf('storage_full')))
  server.post('/busy-once', async (_request, reply) =>
    asked.length > 1 ? { answer: 'done' } : reply.code(503).send(errorOf('unavailable')),
  )
  server.get('/ended', async (_request, reply) => reply.code(401).send(errorOf('not_signed_in')))
  server.get('/broken', async (_request, reply) => reply.code(500).send(errorOf('failed')))
  server.post('/own-words', async (_request, reply) => reply.code(409).send(errorOf('too_late', '/choice')))
  url = await server.listen({ port: 0, host: '127.0.0.1' })
})
afterEach(async () => {
  setLanguage('en')
  await server.close()
})

const errorOf = (code: string, path?: string) => ({
  error: { code, message: 'Said by the server.', path, reference: 'r-1' },
})
const refusal = async (promise: Promise<unknown>): Promise<ServedRefusal> => {
  const error: unknown = await promise.then(
    () => undefined,
    (reason: unknown) => reason,
  )
  if (error instanceof ServedRefusal) return error
  throw new Error('It was not refused.')
}

test('says who asks, and answers what was answered', async () => {
  expect(await http.get(at('/well'))).toEqual({ position: { a: 1 }, answer: 'yes' })
  expect(asked[0]?.headers.authorization).toBe('Bearer a-token')
})

test('takes words of somebody in between for no answer', async () => {
  expect(await http.get(at('/behind-a-portal'))).toEqual({ answer: 'here' })
  expect(asked).toHaveLength(2)
})

describe('a command whose answer does not come', () => {
  test('is given again with the same key until there is one', async () => {
    expect(await http.post(at('/cut-off-twice'), {}, 'key-of-mine')).toEqual({ answer: 'done' })
    expect(asked.map(({ headers }) => headers['idempotency-key'])).toEqual([
      'key-of-mine',
      'key-of-mine',
      'key-of-mine',
    ])
  })

  test('is given again when the server was busy', async () => {
    expect(await http.post(at('/busy-once'), {}, 'key-of-mine')).toEqual({ answer: 'done' })
  })

  test('is not given again when there is no room to keep it', async () => {
    const { code, message } = await refusal(http.post(at('/full'), {}, 'key-of-mine'))
    expect([code, message]).toEqual([
      'storage_full',
      'There is no room left to keep this. What was sent before is safe.',
    ])
    expect(asked).toHaveLength(1)
  })

  test('is given once when it has no key that would make two of it one', async () => {
    expect((await refusal(http.post(at('/cut-off-twice'), {}))).code).toBe('unreachable')
    expect(asked).toHaveLength(1)
  })
})

describe('a refusal', () => {
  test('is said in the language of the page, with the number of the log', async () => {
    setLanguage('es')
    const { code, message, reference } = await refusal(http.get(at('/broken')))
    expect([code, reference]).toEqual(['failed', 'r-1'])
    expect(message).toBe('Algo falló de nuestro lado. Lo que ya estaba guardado está a salvo.')
  })

  test('that only a plugin knows is said in its own words, with where the fault lies', async () => {
    const { code, status, message, path } = await refusal(http.post(at('/own-words'), {}, 'key-of-mine'))
    expect({ code, status, message, path }).toEqual({
      code: 'too_late',
      status: 409,
      message: 'Said by the server.',
      path: '/choice',
    })
  })

  test('of the token ends the visit', async () => {
    expect((await refusal(http.get(at('/ended')))).status).toBe(401)
    expect(signedOut).toBe(1)
  })
})
