import { once } from 'node:events'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'

/** The doors of the LMS that tools knock on, as counted and as switched off. */
export type Endpoint =
  | 'configuration'
  | 'registration'
  | 'jwks'
  | 'authorize'
  | 'token'
  | 'memberships'
  | 'lineItems'
  | 'scores'
  | 'results'
  | 'deepLinkReturn'

/** How an endpoint fails: the status, and seconds or a date for Retry-After. */
export interface Failure {
  status?: number
  retryAfter?: number | string
}

declare module 'fastify' {
  interface FastifyContextConfig {
    endpoint?: Endpoint
  }
}

const ENDPOINTS: Endpoint[] = [
  'configuration',
  'registration',
  'jwks',
  'authorize',
  'token',
  'memberships',
  'lineItems',
  'scores',
  'results',
  'deepLinkReturn',
]

/** Counts requests, and makes endpoints fail or dawdle on demand. */
export class Traffic {
  readonly counts: Record<Endpoint, number>
  private readonly failures = new Map<Endpoint, Failure>()
  private readonly delays = new Map<Endpoint, number>()
  private readonly kept = new Map<Endpoint, 'lost' | 'held'>()

  constructor() {
    this.counts = Object.fromEntries(ENDPOINTS.map((name) => [name, 0])) as Record<Endpoint, number> // built from the whole list
  }

  /** Switches an endpoint off (503 unless told otherwise) or on again. */
  outage(what: Endpoint | 'all', on: boolean | Failure) {
    for (const endpoint of what === 'all' ? ENDPOINTS : [what]) {
      if (on === false) this.failures.delete(endpoint)
      else this.failures.set(endpoint, on === true ? {} : on)
    }
  }

  /** Whether an endpoint is switched off now. */
  isOut(what: Endpoint): boolean {
    return this.failures.has(what)
  }

  /** An endpoint does its work; its answer gets lost, as when a line breaks, or is held back for ever. */
  keepAnswers(what: Endpoint, how: 'lost' | 'held' | false) {
    if (how === false) this.kept.delete(what)
    else this.kept.set(what, how)
  }

  /** Lets every answer of an endpoint wait; 0 ends it. */
  slow(what: Endpoint | 'all', milliseconds: number) {
    for (const endpoint of what === 'all' ? ENDPOINTS : [what]) this.delays.set(endpoint, milliseconds)
  }

  /** Sets all counters to zero. */
  forget() {
    for (const endpoint of ENDPOINTS) this.counts[endpoint] = 0
  }

  watch(app: FastifyInstance) {
    app.addHook('onRequest', async (request, reply) => this.admit(request, reply))
    app.addHook('onSend', async (request) => {
      const { endpoint } = request.routeOptions.config
      const how = endpoint && this.kept.get(endpoint)
      if (how === 'lost') request.raw.socket.destroy()
      if (how === 'held') await once(request.raw.socket, 'close')
    })
  }

  private async admit(request: FastifyRequest, reply: FastifyReply) {
    const { endpoint } = request.routeOptions.config
    if (!endpoint) return
    this.counts[endpoint] += 1
    const delay = this.delays.get(endpoint) ?? 0
    if (delay > 0) await new Promise((resolve) => setTimeout(resolve, delay))
    const failure = this.failures.get(endpoint)
    if (!failure) return
    if (failure.retryAfter !== undefined) reply.header('retry-after', String(failure.retryAfter))
    await reply
      .code(failure.status ?? 503)
      .type('text/html; charset=utf-8')
      .send('Down for maintenance')
  }
}
