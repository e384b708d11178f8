import type { Later } from '../../server/grades/gradebook.ts'
import { AnsweredNo, AnsweredNonsense, CallFailed, CallRefused } from '../outgoing/failures.ts'

/** What has no status of its own, and the reason that the ledger has for it. */
const passing = [
  [CallFailed, 'unreachable'],
  [CallRefused, 'address'],
  [AnsweredNonsense, 'nonsense'],
] as const

/** A failure after which another try is worth it: why, and not before when. Throws what is a fault of ours. */
export function toLater(error: unknown): Later {
  const found = passing.find(([kind]) => error instanceof kind)
  if (found) return { kind: 'later', reason: found[1], notBefore: undefined }
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
