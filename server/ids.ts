import { randomBytes } from 'node:crypto'
import type { Id } from '../plugins/api/contract.ts'

const alphabet = '0123456789abcdefghjkmnpqrstvwxyz'

/** Makes an id that sorts by its time: 9 characters of milliseconds, then 12 of chance, 5 bits each. */
export function newId<Of extends string>(now: number = Date.now()): Id<Of> {
  let time = ''
  for (let rest = now, place = 0; place < 9; place += 1) {
    time = alphabet.charAt(rest % 32) + time
    rest = Math.floor(rest / 32)
  }
  let chance = ''
  for (const byte of randomBytes(12)) chance += alphabet.charAt(byte & 31)
  return (time + chance) as Id<Of>
}
