import { randomBytes } from 'node:crypto'
import { rmSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A folder of its own for one test. */
export async function makeFolder(): Promise<{ path: string; remove: () => Promise<void> }> {
  const path = await mkdtemp(join(tmpdir(), 'tertulia-test-'))
  return { path, remove: () => rm(path, { recursive: true, force: true }) }
}

const ofThisProcess = join(tmpdir(), `tertulia-test-${process.pid}-${randomBytes(4).toString('hex')}`)
process.once('exit', () => rmSync(ofThisProcess, { recursive: true, force: true }))

/** Where a test house keeps what is uploaded: nothing is made before somebody uploads, and all goes with the process. */
export function placesForFiles() {
  const data = join(ofThisProcess, randomBytes(6).toString('hex'))
  return { data, files: `file:${join(data, 'files')}`, largestFile: 100 * 1024 * 1024 }
}
