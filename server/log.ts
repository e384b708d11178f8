import type { FastifyBaseLogger } from 'fastify'
import { pino } from 'pino'
import type { Configuration } from './configuration.ts'

interface RequestLike {
  readonly method: string
  readonly url: string
}

interface ErrorLike {
  readonly name?: unknown
  readonly code?: unknown
  readonly message?: unknown
  readonly stack?: unknown
  readonly cause?: unknown
}

/** Nothing else of an error: databases add the row that failed, with what people wrote, and HTTP the request with its token. */
function describeError(error: ErrorLike | null): object {
  const { name, code, message, stack, cause } = error ?? {}
  const isError = cause instanceof Error
  return { name, code, message, stack, ...(isError && { cause: describeError(cause) }) }
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
    serializers: { err: describeError, req: ({ method, url }: RequestLike) => ({ method, path: url.split('?')[0] }) },
  })

const quieterThanWarnings = ['error', 'fatal', 'silent'] as const

/** The level for a route whose every request is not worth a line: its warnings, unless the log keeps fewer still. */
export const warningsAtMost = ({ level }: Pick<FastifyBaseLogger, 'level'>): Configuration['logLevel'] =>
  quieterThanWarnings.find((quieter) => quieter === level) ?? 'warn'
