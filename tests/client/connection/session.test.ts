import type { FastifyInstance } from 'fastify'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { forgetSession, openSession, takeCode, type Session } from '../../../client/connection/session.ts'
import { makeBlockedStorage, makeStorage } from './memory-storage.ts'
import { startSmallServer } from './small-server.ts'

let server: FastifyInstance
const given = { token: 'a-token', activity: 'act1', placing: null, locale: 'es-MX' } as unknown as Session

beforeEach(async () => {
  const spent = new Set<string>()
  server = await startSmallServer((app) => {
    app.post<{ Body: { code: string } }>('/api/session', async ({ body: { code } }, reply) => {
      if (spent.has(code)) return reply.code(401).send({ error: { code: 'code_spent', message: '' } })
      spent.add(code)
      return given
    })
  })
  history.replaceState(null, '', '/?platform=p1')
})
afterEach(() => server.close())

test('the code is out of the address before anything else happens', () => {
  history.replaceState(null, '', '/?platform=p1#code=once-only')
  expect(takeCode()).toBe('once-only')
  expect(location.href).toMatch(/\/\?platform=p1$/)
  expect(takeCode()).toBeUndefined()
})

test('a code becomes a session, and a reload goes on with it', async () => {
  const storage = makeStorage()
  expect(await openSession('once-only', storage)).toEqual(given)
  expect(location.search).toBe('?platform=p1&activity=act1')
  expect(await openSession(undefined, storage)).toEqual(given)
})

test('a spent code is refused', async () => {
  const storage = makeStorage()
  await openSession('once-only', storage)
  await expect(openSession('once-only', storage)).rejects.toMatchObject({ code: 'code_spent', status: 401 })
})

test('two activities in one page do not take each other for themselves', async () => {
  const storage = makeStorage()
  await openSession('once-only', storage)
  history.replaceState(null, '', '/?platform=p1&activity=act2')
  expect(await openSession(undefined, storage)).toBeUndefined()
})

test('without a code, without a session, and after the end of one, there is none', async () => {
  const storage = makeStorage()
  expect(await openSession(undefined, storage)).toBeUndefined()
  await openSession('once-only', storage)
  forgetSession(given, storage)
  expect(await openSession(undefined, storage)).toBeUndefined()
})

test('where the browser keeps nothing, the session lasts as long as the page', async () => {
  const storage = makeBlockedStorage()
  expect(await openSession('once-only', storage)).toEqual(given)
  expect(await openSession(undefined, storage)).toEqual(given)
})
