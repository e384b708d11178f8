import type { FastifyBaseLogger } from 'fastify'
import { pino } from 'pino'
import type { Configuration } from './configuration.ts'

interface RequestLike {
  readonly method: string
  readonly url: string
}

/**
 * Structured lines on standard output. Of a request only the method and the path are kept: what follows the `?` may hold
 * names and one-time values, and addresses belong to people.
 */
export const openLog = (level: Configuration['logLevel']): FastifyBaseLogger =>
  pino({
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    serializers: { req: ({ method, url }: RequestLike) => ({ method, path: url.split('?')[0] }) },
  })
