import { readFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { gzipSync } from 'node:zlib'
import type { Manifest, Plugin } from 'vite'

export interface Opening {
  /** What is opened, for the sentence that is printed. */
  readonly of: string
  /** Keys of the manifest: the page, and what it loads by itself before the first thing can be read. */
  readonly chunks: readonly string[]
  /** Bytes over the wire, gzipped. */
  readonly atMost: number
}

/** Prints how much JavaScript a first opening takes over the wire, and fails the build above the limit. */
export function firstOpening(opening: Opening): Plugin {
  let folder: string
  return {
    name: 'tertulia:first-opening',
    apply: (_config, { mode }) => mode === 'production',
    configResolved: ({ root, build }) => void (folder = resolve(root, build.outDir)),
    writeBundle: { order: 'post', sequential: true, handler: () => weigh(folder, opening) },
  }
}

async function weigh(folder: string, { of, chunks, atMost }: Opening): Promise<void> {
  const manifest = JSON.parse(await readFile(join(folder, '.vite', 'manifest.json'), 'utf8')) as Manifest
  // A product whose discussion was taken away still builds: what is not there weighs nothing.
  const files = listFiles(
    manifest,
    chunks.filter((chunk) => chunk in manifest),
  )
  const sizes = await Promise.all(files.map(async (file) => gzipSync(await readFile(join(folder, file))).length))
  const bytes = sizes.reduce((sum, size) => sum + size, 0)
  const said = `JavaScript on first opening of ${of}: ${inKib(bytes)} of ${inKib(atMost)} over the wire (${files.length} files)`
  if (bytes > atMost) throw new Error(`${said}. Load later what is not needed to read.`)
  console.log(said)
}

/** The files of chunks and of everything they import, each once. */
export function listFiles(manifest: Manifest, chunks: readonly string[]): string[] {
  const waiting = [...chunks]
  const files = new Set<string>()
  for (let key = waiting.pop(); key !== undefined; key = waiting.pop()) {
    const chunk = manifest[key]
    if (!chunk || files.has(chunk.file)) continue
    if (chunk.file.endsWith('.js')) files.add(chunk.file)
    waiting.push(...(chunk.imports ?? []))
  }
  return [...files]
}

const inKib = (bytes: number): string => `${(bytes / 1024).toFixed(1)} KiB`
