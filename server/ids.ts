import { randomFillSync } from 'node:crypto'
import type { Id } from '../plugins/api/contract.ts'

const alphabet = '0123456789abcdefghjkmnpqrstvwxyz'

/** Chance is asked for in one go for many ids: each question costs more than the id. */
const chances = Buffer.alloc(12 * 256)
let used = chances.length

function takeChance(): Buffer {
  if (used === chances.length) {
    randomFillSync(chances)
    used = 0
  }
  return chances.subarray(used, (used += 12))
}

export const timeLength = 9

/** Milliseconds as text that sorts as they do, 5 bits a character. */
export function writeTime(now: number): string {
  let time = ''
  for (let rest = now, place = 0; place < timeLength; place += 1) {
    time = alphabet.charAt(rest % 32) + time
    rest = Math.floor(rest / 32)
  }
  return time
}

/** Makes an id that sorts by its time: 9 characters of milliseconds, then 12 of chance, 5 bits each. */
export function newId<Of extends string>(now: number = Date.now()): Id<Of> {
  let chance = ''
  for (const byte of takeChance()) chance += alphabet.charAt(byte & 31)
  return (writeTime(now) + chance) as Id<Of>
}

/** Whether a text could be an id at all; others never reach the database, which may not be able to read them. */
export const isId = (text: string): boolean => /^[0-9a-z]{1,64}$/.test(text)
