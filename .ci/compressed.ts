import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, gzip } from 'node:zlib'
import type { Plugin } from 'vite'

// Pages are left out: the server may write into them.
const compressible = /^assets[\\/].*\.(js|css|svg|json)$/

/** Puts `.br` and `.gz` beside every file that is worth it, so that the server compresses nothing while somebody waits. */
export function compressed(): Plugin {
  let folder: string
  return {
    name: 'tertulia:compressed',
    apply: (_config, { mode }) => mode === 'production',
    configResolved: ({ root, build }) => void (folder = resolve(root, build.outDir)),
    writeBundle: { order: 'post', sequential: true, handler: () => compressFolder(folder) },
  }
}

async function compressFolder(folder: string): Promise<void> {
  const entries = await readdir(folder, { recursive: true })
  for (const entry of entries.filter((name) => compressible.test(name))) {
    const file = join(folder, entry)
    const content = await readFile(file)
    await writeFile(`${file}.br`, await promisify(brotliCompress)(content))
    await writeFile(`${file}.gz`, await promisify(gzip)(content, { level: 9 }))
  }
}
