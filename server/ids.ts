import type { Id } from '../plugins/api/contract.ts'
import { takeChance } from './chance.ts'

const alphabet = '0123456789abcdefghjkmnpqrstvwxyz'

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
  for (const byte of takeChance(12)) chance += alphabet.charAt(byte & 31)
  return (writeTime(now) + chance) as Id<Of>
}

/** Whether a text could be an id at all; others never reach the database, which may not be able to read them. */
export const isId = (text: string): boolean => /^[0-9a-z]{1,64}$/.test(text)
