import { createHash } from 'node:crypto'

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
