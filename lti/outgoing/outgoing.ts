import { Agent as HttpAgent, request as requestHttp, type IncomingHttpHeaders, type IncomingMessage } from 'node:http'
import { Agent as HttpsAgent, request as requestHttps } from 'node:https'
import type { Configuration } from '../../server/configuration.ts'
import { checkUrl, lookupPublic } from './address.ts'
import { AnsweredNo, CallFailed, CallRefused } from './failures.ts'

/** A call to an LMS. */
export interface Call {
  readonly method?: 'GET' | 'POST' | 'PUT' | 'DELETE'
  readonly url: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string
  /** In ms, from the first byte out to the last byte in. */
  readonly timeout?: number
}

export interface Answer {
  readonly status: number
  readonly headers: IncomingHttpHeaders
  readonly body: string
}

/** The only way out: every call that the front door makes goes through one of these. */
export interface Outgoing {
  /** Answers a 2xx; throws CallRefused, CallFailed or AnsweredNo. Redirects are not followed: they count as a no. */
  call(call: Call): Promise<Answer>
  /** Throws CallRefused when the rule forbids an address. Names are not resolved. */
  check(url: string): void
  close(): void
}

const patience = 10_000

/** A roster of some thousands of people fits many times over. */
const mostBytes = 8 * 1024 * 1024

/** Opens the way out: https on public addresses only, but for the trusted hosts. */
export function openOutgoing({ trustedHosts, url: home }: Pick<Configuration, 'trustedHosts' | 'url'>): Outgoing {
  const agents = {
    guarded: new HttpsAgent({ keepAlive: true, lookup: lookupPublic }),
    trusted: new HttpsAgent({ keepAlive: true }),
    plain: new HttpAgent({ keepAlive: true }),
  }
  // Canvas refuses calls without it.
  const userAgent = `Tertulia (+${home})`
  return {
    async call(call) {
      const { url, trusted } = checkUrl(call.url, trustedHosts)
      const tls = trusted ? agents.trusted : agents.guarded
      const agent = url.protocol === 'http:' ? agents.plain : tls
      const answer = await send(url, agent, { ...call, headers: { 'user-agent': userAgent, ...call.headers } })
      if (answer.status < 200 || answer.status > 299)
        throw new AnsweredNo(call.url, answer.status, answer.headers, answer.body)
      return answer
    },
    check: (url) => void checkUrl(url, trustedHosts),
    close: () => Object.values(agents).forEach((agent) => agent.destroy()),
  }
}

function send(url: URL, agent: HttpAgent | HttpsAgent, call: Call): Promise<Answer> {
  const start = url.protocol === 'http:' ? requestHttp : requestHttps
  const signal = AbortSignal.timeout(call.timeout ?? patience)
  return new Promise((resolve, reject) => {
    const fail = (error: Error) => reject(error instanceof CallRefused ? error : explain(call.url, error))
    const request = start(url, { agent, signal, method: call.method ?? 'GET', headers: headersOf(call) })
    request.on('response', (message) => void readAnswer(message).then(resolve, fail))
    request.on('error', fail)
    request.end(call.body)
  })
}

const headersOf = (call: Call): Record<string, string> =>
  call.body === undefined
    ? { ...call.headers }
    : { ...call.headers, 'content-length': String(Buffer.byteLength(call.body)) }

async function readAnswer(message: IncomingMessage): Promise<Answer> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of message as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size > mostBytes) {
      message.destroy()
      throw new Error('its answer is too large.')
    }
    chunks.push(chunk)
  }
  return { status: message.statusCode ?? 0, headers: message.headers, body: Buffer.concat(chunks).toString('utf8') }
}

function explain(url: string, error: Error): CallFailed {
  const timedOut = error.name === 'TimeoutError' || error.name === 'AbortError'
  return new CallFailed(url, timedOut ? 'it took too long.' : error.message, { cause: error })
}
