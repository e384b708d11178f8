import { refuse } from '../errors.ts'

/** Two transactions that wait for each other: PostgreSQL ends one, which then simply runs again. */
export async function retrying<T>(run: () => Promise<T>, triesLeft = 5): Promise<T> {
  try {
    return await run()
  } catch (error) {
    if (triesLeft === 0 || !isContended(error)) throw error
    return retrying(run, triesLeft - 1)
  }
}

/** Two transactions stood in each other's way, and PostgreSQL ended this one. */
export const isContended = (error: unknown): boolean => ['40001', '40P01'].includes(codeOf(error))

const codeOf = (error: unknown): string => (error instanceof Error && 'code' in error ? String(error.code) : '')

/** PostgreSQL's own codes for a lost connection and a server that stops or is full, those of the network, and the driver's words. */
const gone = /^(08|57P0|53300|ECONN|ENOTFOUND|ETIMEDOUT|EPIPE|EAI_|EHOST|ENET)/
const goneInWords = /connection (terminated|error)|timeout expired/i

/** Says what the database says in words that reach the person; everything else stays what it is. */
export function rethrow(error: unknown): never {
  const code = codeOf(error)
  if (code === '53100') throw refuse('storage_full')
  const isGone = gone.test(code) || (code === '' && error instanceof Error && goneInWords.test(error.message))
  if (isGone) throw Object.assign(refuse('unavailable'), { cause: error })
  throw error
}
