import { once } from 'node:events'
import { request } from 'node:http'
import fastify from 'fastify'
import { expect, test } from 'vitest'
import { limitSlowRequests } from '../../server/slow-requests.ts'

test('A request that does not come to its end is ended; one that brings a file has its time', async () => {
  const app = fastify({ forceCloseConnections: true })
  limitSlowRequests(app, 100)
  app.post('/words', async () => ({}))
  app.post('/file', { config: { slow: true } }, async () => ({}))
  const url = await app.listen({ port: 0, host: '127.0.0.1' })
  const begin = (path: string) => {
    const begun = request(url + path, { method: 'POST', headers: { 'content-type': 'application/json' } })
    begun.write('{')
    return begun
  }
  const file = begin('/file')
  const [error] = (await once(begin('/words'), 'error')) as [NodeJS.ErrnoException]
  expect(error.code).toBe('ECONNRESET')
  file.end('}')
  const [response] = (await once(file, 'response')) as [{ statusCode: number }]
  expect(response.statusCode).toBe(200)
  await app.close()
})
