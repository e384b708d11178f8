import { parse } from 'node:querystring'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { isText } from './claims.ts'

export type Fields = Readonly<Record<string, string | undefined>>

/** Far above any token seen, far below what would hurt. */
const mostBytes = 256 * 1024

/** Lets the routes of `app` read forms. */
export function readForms(app: FastifyInstance): void {
  app.addContentTypeParser(
    'application/x-www-form-urlencoded',
    { parseAs: 'string', bodyLimit: mostBytes },
    (_request, body, done) => done(null, readForm(String(body))),
  )
}

/** A launch is one long token that nothing is escaped in: to look for what is would take longer than all the rest. */
const readForm = (body: string): object => (/[%+]/.test(body) ? parse(body) : readPlainForm(body))

function readPlainForm(body: string): object {
  const fields = Object.create(null) as Record<string, string>
  for (const field of body.split('&')) {
    const [name = '', ...values] = field.split('=')
    fields[name] = name in fields ? twice : values.join('=')
  }
  return fields
}

/** What is there twice is not there: nobody can tell which was meant. */
const twice = ''

/** The fields of a form or of the address, whichever the request has; what is there twice, or no text, counts as missing. */
export function fieldsOf(request: FastifyRequest): Fields {
  const source = request.method === 'POST' ? request.body : request.query
  if (typeof source !== 'object' || source === null) return {}
  const fields = Object.create(null) as Record<string, string>
  for (const [name, value] of Object.entries(source)) if (isText(value)) fields[name] = value
  return fields
}
