import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import { packedVariable } from './pglite.ts'

/** Makes one PGlite for all workers to unpack. Vitest runs it once before the project that needs it. */
export default async function packPglite(): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'tertulia-pglite-'))
  const file = join(folder, 'fresh.tar')
  const pglite = await PGlite.create()
  const packed = await pglite.dumpDataDir('none')
  await writeFile(file, new Uint8Array(await packed.arrayBuffer()))
  await pglite.close()
  process.env[packedVariable] = file
  return () => rm(folder, { recursive: true, force: true })
}
