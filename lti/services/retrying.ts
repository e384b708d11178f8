import type { Later } from '../../server/grades/gradebook.ts'
import { AnsweredNo, CallFailed } from '../outgoing/failures.ts'

/** A failure after which another try is worth it: why, and not before when. Throws what is a fault of ours. */
export function toLater(error: unknown): Later {
  if (error instanceof CallFailed) return { kind: 'later', reason: 'unreachable', notBefore: undefined }
  if (!(error instanceof AnsweredNo)) throw error
  return { kind: 'later', reason: String(error.status), notBefore: readRetryAfter(error.headers['retry-after']) }
}

/** Retry-After (RFC 9110, 10.2.3) in ms from now: seconds, or a date. */
function readRetryAfter(header: string | string[] | undefined): number | undefined {
  const text = [header].flat()[0]?.trim() ?? ''
  if (/^\d+$/.test(text)) return Number(text) * 1000
  const at = Date.parse(text)
  return Number.isNaN(at) ? undefined : Math.max(0, at - Date.now())
}
