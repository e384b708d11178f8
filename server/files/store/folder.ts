import { createReadStream } from 'node:fs'
import { copyFile, mkdir, open, opendir, rename, rm, stat } from 'node:fs/promises'
import { dirname, join, relative, sep } from 'node:path'
import type { Readable } from 'node:stream'
import { refuse } from '../../errors.ts'
import type { FileStore, Range, StoredObject } from './store.ts'

/** What is being copied into place. */
const unfinished = '.unfinished'

/** Files in a folder of this machine, or one that all nodes share. */
export function openFolder(folder: string): FileStore {
  const pathOf = (key: string) => join(folder, key)
  return {
    async save(key, file) {
      await mkdir(dirname(pathOf(key)), { recursive: true, mode: 0o700 })
      await flush(file)
      await move(file, pathOf(key))
      await flush(dirname(pathOf(key)))
    },
    read: (key, range) => readFrom(pathOf(key), range),
    remove: (key) => rm(pathOf(key), { force: true }),
    list: () => listIn(folder),
  }
}

/** Until it is on the disk, nothing is acknowledged. */
async function flush(path: string): Promise<void> {
  const handle = await open(path, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

async function move(from: string, to: string): Promise<void> {
  try {
    await rename(from, to)
  } catch (error) {
    if (codeOf(error) !== 'EXDEV') throw error
    await copyAcross(from, to)
  }
}

/** To another disk: it gets its name when it is whole. */
async function copyAcross(from: string, to: string): Promise<void> {
  const halfway = `${to}${unfinished}`
  try {
    await copyFile(from, halfway)
    await flush(halfway)
    await rename(halfway, to)
  } catch (error) {
    await rm(halfway, { force: true })
    throw error
  }
  await rm(from, { force: true })
}

async function readFrom(path: string, range?: Range): Promise<Readable> {
  // Opened first: a stream would tell of a missing file only after the answer has begun.
  const handle = await open(path, 'r').catch((error: unknown) => {
    throw codeOf(error) === 'ENOENT' ? refuse('not_found') : error
  })
  return createReadStream('', { fd: handle, ...(range && { start: range.first, end: range.last }) })
}

async function* listIn(folder: string): AsyncIterable<StoredObject> {
  const entries = await opendir(folder, { recursive: true }).catch(() => undefined)
  for await (const entry of entries ?? []) {
    if (!entry.isFile()) continue
    const path = join(entry.parentPath, entry.name)
    const found = await stat(path).catch(() => undefined)
    if (found) yield { key: relative(folder, path).replaceAll(sep, '/'), writtenAt: found.mtimeMs }
  }
}

const codeOf = (error: unknown): string => (error instanceof Error && 'code' in error ? String(error.code) : '')
