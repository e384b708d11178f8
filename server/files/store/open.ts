import { openFolder } from './folder.ts'
import type { FileStore } from './store.ts'

/** Opens the store of an address: `file:<folder>`, or `s3://<bucket>...`, whose client is loaded when it is first used. */
export function openStore(address: string): FileStore {
  if (!address.startsWith('s3:')) return openFolder(address.replace(/^file:/, ''))
  return lazily(async () => (await import('./s3.ts')).openS3(address))
}

function lazily(load: () => Promise<FileStore>): FileStore {
  let loaded: Promise<FileStore> | undefined
  const open = () => (loaded ??= load())
  return {
    save: async (key, file) => (await open()).save(key, file),
    read: async (key, range) => (await open()).read(key, range),
    remove: async (key) => (await open()).remove(key),
    async *list() {
      yield* (await open()).list()
    },
  }
}
