import { parse } from 'node:querystring'
import fastify from 'fastify'
import fc from 'fast-check'
import { afterAll, expect, test } from 'vitest'
import { fieldsOf, readForms } from '../../lti/oidc/fields.ts'

const app = fastify()
readForms(app)
app.post('/form', async (request) => fieldsOf(request))
afterAll(() => app.close())

const read = async (payload: string): Promise<Record<string, unknown>> =>
  (
    await app.inject({
      method: 'POST',
      url: '/form',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      payload,
    })
  ).json<Record<string, unknown>>()

/** What node:querystring finds under a name, without what is there twice and what is empty. */
const expected = (form: string) =>
  Object.fromEntries(
    Object.entries(parse(form)).filter(
      ([name, value]) => name !== '' && typeof value === 'string' && value !== '' && !value.includes('\0'),
    ),
  )

const piece = fc.string({
  unit: fc.constantFrom('a', 'b', '=', '&', '-', '.', '%41', '%26', '+', '%', 'ñ'),
  maxLength: 12,
})

test('a form is read as node:querystring reads it, whether anything in it is escaped or not', async () => {
  await fc.assert(
    fc.asyncProperty(piece, async (form) => {
      const { '': _nameless, ...named } = await read(form)
      expect(named).toEqual(expected(form))
    }),
    { numRuns: 1000 },
  )
})

test('what is there twice, or named like what every object has, is no field by accident', async () => {
  expect(await read('state=a&id_token=b&state=c')).toEqual({ id_token: 'b' })
  expect(await read('state=a%20&id_token=b&state=c')).toEqual({ id_token: 'b' })
  expect(await read('__proto__=a&constructor=b')).toMatchObject({ constructor: 'b' })
})
