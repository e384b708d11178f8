import { AsyncLocalStorage } from 'node:async_hooks'
import { AnsweredNonsense } from '../outgoing/failures.ts'
import type { Answer, Call, Outgoing } from '../outgoing/outgoing.ts'

/** The way out of whoever calls a service. ltijs has one HTTP client for the whole process; houses may be several (tests). */
const wayOut = new AsyncLocalStorage<Outgoing>()

/** Runs something of ltijs so that its calls go out through `outgoing`. What it cannot read is no fault of ours. */
export const callingThrough = <T>(outgoing: Outgoing, work: () => Promise<T>): Promise<T> =>
  wayOut.run(outgoing, work).catch((error: unknown) => {
    throw error instanceof SyntaxError ? new AnsweredNonsense('The LMS answered something that is no JSON.') : error
  })

interface Options {
  readonly headers?: Readonly<Record<string, string>>
  readonly searchParams?: URLSearchParams
  readonly json?: unknown
  readonly form?: Readonly<Record<string, string>>
}

type AnswerWithJson = Promise<Answer> & { json(): Promise<unknown> }

/** What ltijs uses of `got`: without timeouts, limits and rules of its own, which is why it gets this instead. */
const via =
  (method: NonNullable<Call['method']>) =>
  (address: string, options: Options = {}): AnswerWithJson => {
    const answer = send(method, address, options)
    // Moodle sends its tokens as text/html, so the type is not looked at.
    return Object.assign(answer, { json: async () => JSON.parse((await answer).body) as unknown })
  }

async function send(method: NonNullable<Call['method']>, address: string, options: Options): Promise<Answer> {
  const outgoing = wayOut.getStore()
  if (!outgoing) throw new Error('ltijs was called past its adapter.')
  const url = new URL(address)
  if (options.searchParams) url.search = options.searchParams.toString()
  const { type, body } = bodyOf(options)
  // The types of LTI's services come from the caller and replace ours.
  const headers = { ...type, ...lowerCase(options.headers) }
  const answer = await outgoing.call({ method, url: url.href, headers, ...(body === undefined ? {} : { body }) })
  return { ...answer, headers: { ...answer.headers, link: tidyLink(answer.headers['link']) } }
}

function bodyOf({ json, form }: Options): { type: Record<string, string>; body?: string } {
  if (form)
    return { type: { 'content-type': 'application/x-www-form-urlencoded' }, body: new URLSearchParams(form).toString() }
  if (json !== undefined) return { type: { 'content-type': 'application/json' }, body: JSON.stringify(json) }
  return { type: {} }
}

const lowerCase = (headers: Options['headers'] = {}): Record<string, string> =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]))

/** Moodle's line items come with curly quotes round `rel`, read as Latin-1, and `&amp;` in the addresses. */
const tidyLink = (link: string | string[] | undefined): string | undefined =>
  [link]
    .flat()
    .join(', ')
    .replace(/\u00e2\u0080[\u009c\u009d]|[\u201c\u201d]/g, '"')
    .replaceAll('&amp;', '&') || undefined

/** The replacement for `ltijs/dist/Utils/Http.js`. */
export const standInForGot = { get: via('GET'), post: via('POST'), put: via('PUT'), delete: via('DELETE') }
