import type { Readable } from 'node:stream'

/** A part of some content: from the first byte to the last, both included. */
export interface Range {
  readonly first: number
  readonly last: number
}

/** Something that the store has. */
export interface StoredObject {
  readonly key: string
  /** When it was written, in ms since 1970. */
  readonly writtenAt: number
}

/** Where the contents of files are. Keys are ours: letters, digits, dots and slashes. */
export interface FileStore {
  /** Takes over a finished file of this machine; resolves when it is kept for good. A save that fails leaves nothing. */
  save(key: string, file: string): Promise<void>
  /** Throws `not_found` when it is not there. */
  read(key: string, range?: Range): Promise<Readable>
  /** What is not there is no error. */
  remove(key: string): Promise<void>
  /** Everything there is, in any order. */
  list(): AsyncIterable<StoredObject>
}
