import type { Range } from './store/store.ts'

/**
 * The part that is asked for (RFC 9110, 14.2); undefined for all of it, which is also the answer to several parts at once
 * and to what is no range of bytes.
 */
export function readRange(asked: string | undefined, size: number): Range | 'beyond' | undefined {
  const [whole, from = '', to = ''] = /^bytes=(\d*)-(\d*)$/.exec(asked ?? '') ?? []
  if (whole === undefined || from + to === '') return undefined
  const first = from === '' ? Math.max(size - Number(to), 0) : Number(from)
  const last = from === '' || to === '' ? size - 1 : Math.min(Number(to), size - 1)
  if (from === '' && Number(to) === 0) return 'beyond'
  if (from !== '' && to !== '' && Number(to) < first) return undefined
  return first < size ? { first, last } : 'beyond'
}
