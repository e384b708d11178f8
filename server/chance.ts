import { randomFillSync } from 'node:crypto'

/** The system is asked for much at once: each question costs more than what most ask it for. */
const pool = Buffer.alloc(4096)
let given = pool.length

/** Random bytes that nobody else gets. They are to be read at once: what comes later writes over them. */
export function takeChance(bytes: number): Buffer {
  if (given + bytes > pool.length) {
    randomFillSync(pool)
    given = 0
  }
  return pool.subarray(given, (given += bytes))
}
