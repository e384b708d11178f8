import { randomBytes } from 'node:crypto'

/** Tells the requests of one start of the server from those of another. */
const start = randomBytes(3).toString('hex')
let count = 0

/** A reference for a request: short enough to be read out on the telephone, and to be found in the log. */
export const newReference = (): string => `${start}-${(count += 1).toString(36)}`
