import { text } from './texts.ts'

const known = [
  'already_signed',
  'already_returned',
  'changed_meanwhile',
  'ladder_changed',
  'last_piece',
  'locked',
  'not_yours_to_sign',
  'rung_later',
  'rung_reached',
  'not_asked',
  'not_opened',
  'already_asked',
  'not_wanted',
] as const

/** Why something was refused, in the reader's language. */
export function sayRefusal(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  const name = nameIn(error)
  if (name !== '' && (code === 'already_signed' || code === 'already_returned'))
    return text(`refused.${code}.by`, { name })
  const own = known.find((each) => each === code)
  if (own) return text(`refused.${own}`)
  return text('failed.sentence', { reason: error instanceof Error ? error.message : '' })
}

/** Who was faster, as the server says it. */
function nameIn(error: unknown): string {
  if (!(error instanceof Error) || !('values' in error)) return ''
  const { name } = { name: '', ...(error.values as { name?: unknown } | undefined) }
  return typeof name === 'string' ? name : ''
}
