import { Refusal } from '../../plugins/api/refusal.ts'
import { text } from '../texts/texts.ts'
import type { Numbers } from './live/live.ts'
import { sayRefusal } from './refusal-words.ts'

/** An answer, and the numbers of the rooms it is true at. */
export interface Answered<T = unknown> {
  readonly position: Numbers
  readonly answer: T
}

/** A refusal as it came from the server, or stands for a server that did not answer. */
export class ServedRefusal extends Refusal {
  /** What the server's log has it under. */
  reference: string | undefined
}

export const unreachable = 'unreachable'

/** True when nobody answered: what was asked may be asked again, with the same key. */
export const isUnreachable = (error: unknown): error is Refusal =>
  error instanceof Refusal && error.code === unreachable

interface Parts {
  /** The bearer token; empty while there is none. */
  readonly token: () => string
  /** What the token is: a visit's, or the secret of a guest's link. */
  readonly scheme?: 'Bearer' | 'Guest'
  /** The session is over, for whatever reason. */
  readonly onSignedOut: () => void
}

/** How long to wait before each further attempt, in ms; spread at random, so that a class does not come back as one. */
const pauses = [300, 900, 2500, 5000]
const longestAnswer = 30_000

/** Speaks to the server: JSON with a bearer token, tried again while nobody answers. */
export class Http {
  constructor(private readonly parts: Parts) {}

  /** Answers come from the browser's own cache when the server says that nothing changed. */
  get(address: string): Promise<unknown> {
    return this.persist(address, { headers: this.headers() }, 2)
  }

  /** `key` makes the attempts one: whatever is lost on the way, it is done once. */
  post(address: string, body: unknown, key?: string): Promise<unknown> {
    const headers = {
      ...this.headers(),
      'content-type': 'application/json',
      ...(key === undefined ? {} : { 'idempotency-key': key }),
    }
    return this.persist(address, { method: 'POST', headers, body: JSON.stringify(body) }, key === undefined ? 0 : 4)
  }

  private headers(): Record<string, string> {
    const token = this.parts.token()
    return token === '' ? {} : { authorization: `${this.parts.scheme ?? 'Bearer'} ${token}` }
  }

  private async persist(address: string, request: RequestInit, retries: number): Promise<unknown> {
    for (const pause of pauses.slice(0, retries)) {
      const reply = await attempt(address, request)
      if (reply) return this.open(reply)
      await wait(pause * (0.5 + Math.random()))
    }
    const reply = await attempt(address, request)
    if (!reply) throw unreachableRefusal()
    return this.open(reply)
  }

  private open({ status, body }: Reply): unknown {
    if (status < 400) return body
    if (status === 401 && this.parts.token() !== '') this.parts.onSignedOut()
    throw toRefusal(status, body)
  }
}

interface Reply {
  readonly status: number
  /** Undefined when it is no JSON. */
  readonly body: unknown
}

/** What the server said; undefined when it said nothing, or nothing that would not be otherwise in a moment. */
async function attempt(address: string, request: RequestInit): Promise<Reply | undefined> {
  try {
    const reply = await ask(address, request)
    return isPassing(reply.status, reply.body) || isForeign(reply) ? undefined : reply
  } catch {
    return undefined
  }
}

async function ask(address: string, request: RequestInit): Promise<Reply> {
  const reply = await fetch(address, { ...request, signal: AbortSignal.timeout(longestAnswer) })
  const words = await reply.text()
  return { status: reply.status, body: parse(words) }
}

/** Undefined for what is no JSON. */
export function parse(words: string): unknown {
  try {
    return JSON.parse(words)
  } catch {
    return undefined
  }
}

/** Somebody in between who could not reach the server, or a server that is busy; a full disk stays full for a while. */
export const isPassing = (status: number, body: unknown): boolean =>
  [502, 503, 504].includes(status) && errorIn(body)?.code !== 'storage_full'

/**
 * Words of somebody in between, such as the network of a hotel that wants to be greeted first: the server says everything in
 * JSON. That something is too large is true whoever says it.
 */
const isForeign = ({ status, body }: Reply): boolean => body === undefined && status !== 413

interface ServerError {
  readonly code: string
  readonly message: string
  readonly path?: string
  readonly values?: Readonly<Record<string, string | number>>
  readonly reference?: string
}

const errorIn = (body: unknown): ServerError | undefined =>
  typeof body === 'object' && body !== null && 'error' in body ? (body.error as ServerError) : undefined

const statuses = [400, 401, 403, 404, 409, 413, 422, 429] as const

export const unreachableRefusal = (): Refusal => new ServedRefusal(unreachable, 503, text('refusal.unreachable'))

/** What a server refused, in the person's language. */
export function toRefusal(status: number, body: unknown): ServedRefusal {
  const error = errorIn(body)
  const code = error?.code ?? 'failed'
  const known = statuses.find((each) => each === status) ?? 503
  const refusal = new ServedRefusal(code, known, sayRefusal(code, error?.values) ?? error?.message ?? '', error?.path)
  refusal.reference = error?.reference
  refusal.values = error?.values
  return refusal
}

const wait = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds))
