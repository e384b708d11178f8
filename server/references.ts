import { randomInt } from 'node:crypto'

const letters = 'abcdefghjkmnpqrstuvwxyz23456789'

/** A reference for a request: short enough to be read out on the telephone, long enough to be found in the log. */
export const newReference = (): string =>
  Array.from({ length: 8 }, () => letters.charAt(randomInt(letters.length))).join('')
