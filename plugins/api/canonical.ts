import { createHash } from 'node:crypto'

/** What JSON can say. */
export type Plain = string | number | boolean | null | readonly Plain[] | { readonly [key: string]: Plain }

/** JSON in which the same content is always the same text: keys in order, no spaces. */
export function toCanonical(value: Plain): string {
  if (Array.isArray(value)) return `[${value.map(toCanonical).join()}]`
  if (value === null || typeof value !== 'object') return JSON.stringify(value)
  const entries = Object.entries(value).toSorted(([one], [other]) => (one < other ? -1 : 1))
  return `{${entries.map(([key, part]) => `${JSON.stringify(key)}:${toCanonical(part)}`).join()}}`
}

/** The SHA-256 of a text, in hex. */
export const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex')

/**
 * A link of a chain: it holds everything that came before, so that nothing of it can be changed, put in or taken out
 * without a trace. The first link comes after an empty text.
 */
export const linkOf = (before: string, seq: number, hash: string): string => hashOf(`${before}\n${seq}\n${hash}`)
