import { openFolder } from './folder.ts'
import type { FileStore } from './store.ts'

/** Opens the store of an address: `file:<folder>`, or `s3://<bucket>?...`. */
export const openStore = (address: string): FileStore => openFolder(address.replace(/^file:/, ''))
