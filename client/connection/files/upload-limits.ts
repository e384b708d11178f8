import type { FileLimits } from '../../../plugins/api/client.ts'
import { Refusal } from '../../../plugins/api/refusal.ts'
import { sayRefusal } from '../refusal-words.ts'

const mebibyte = 1024 * 1024

/** Throws whatever cannot be taken, before a byte of it is sent. */
export function checkFile({ name, size }: File, { largest, refused }: FileLimits): void {
  if (size > largest) throw refusal('file_too_large', { megabytes: Math.floor(largest / mebibyte) })
  if (size === 0) throw refusal('file_empty')
  if (refused.some((ending) => name.toLowerCase().endsWith(`.${ending}`))) throw refusal('file_program')
}

const refusal = (code: string, values: Readonly<Record<string, number>> = {}): Refusal =>
  Object.assign(new Refusal(code, 422, sayRefusal(code, values) ?? code), { values })
