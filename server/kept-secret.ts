import { randomBytes } from 'node:crypto'
import { linkSync, readFileSync, rmSync, writeFileSync } from 'node:fs'

/**
 * Returns the secret kept in a file; makes it, readable by its owner alone, when there is none. Processes that start at
 * once agree: each writes its own proposal whole, and only one of them can get the name.
 */
export function keepSecret(file: string): string {
  const kept = readKept(file)
  if (kept) return kept
  const proposal = `${file}.${process.pid}.${randomBytes(4).toString('hex')}`
  try {
    writeFileSync(proposal, `${randomBytes(32).toString('hex')}\n`, { mode: 0o600, flag: 'wx' })
    linkSync(proposal, file)
  } catch (error) {
    if (!(error instanceof Error)) throw error
    if (!('code' in error && error.code === 'EEXIST'))
      throw new Error(`A secret cannot be kept in ${file}: ${error.message}.`, { cause: error })
  } finally {
    rmSync(proposal, { force: true })
  }
  return readKept(file) ?? fail(file)
}

function readKept(file: string): string | undefined {
  const secret = readIfThere(file)?.trim()
  return secret === undefined || secret.length >= 32 ? secret : fail(file)
}

function readIfThere(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    if (!(error instanceof Error)) throw error
    if ('code' in error && error.code === 'ENOENT') return undefined
    throw new Error(
      `The secret in ${file} cannot be read: ${error.message}. Give it to the user that runs the server.`,
      { cause: error },
    )
  }
}

function fail(file: string): never {
  throw new Error(`The secret in ${file} is damaged: put back a copy of it, or set TERTULIA_SECRET to the same value.`)
}
