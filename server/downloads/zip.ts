import type { Readable } from 'node:stream'
import { ZipFile } from 'yazl'
import type { Download } from '../../plugins/api/downloads.ts'
import type { FileStore } from '../files/store/store.ts'
import type { FileRow } from '../files/tables.ts'
import { makePaths } from './paths.ts'

/** A part that is ready to go: words, or a file that its reader was found to be allowed to open. */
export type ReadyPart = { readonly path: string } & ({ readonly text: string } | { readonly row: FileRow })

/** What is small already does not get smaller. */
const packed = /^(image\/(?!svg|bmp)|video\/|audio\/|application\/(zip|gzip|pdf|vnd\.openxmlformats|x-7z))/

export interface Zip {
  readonly stream: Readable
  /** Lets go of what it reads from; to be called when nobody wants it any more. */
  close(): void
}

/** Makes a zip as it is read: one file at a time is open, however many there are. */
export function makeZip(store: FileStore, parts: readonly ReadyPart[], at: Date): Zip {
  const zip = new ZipFile()
  const free = makePaths()
  // A stream of node's own, which the types of the package only say less of.
  const stream = zip.outputStream as Readable
  let open: Readable | undefined
  let isClosed = false
  const readRow = async ({ stored }: FileRow): Promise<Readable> => {
    open = await store.read(stored)
    if (isClosed) open.destroy()
    return open
  }
  zip.on('error', (error: Error) => stream.destroy(error))
  for (const part of parts) {
    if ('text' in part) zip.addBuffer(Buffer.from(part.text), free(part.path), { mtime: at })
    else
      zip.addReadStreamLazy(free(part.path), { mtime: at, compress: !packed.test(part.row.type) }, (give) => {
        readRow(part.row).then(
          (read) => give(null, read),
          (error: unknown) => give(error, stream),
        )
      })
  }
  zip.end()
  return {
    stream,
    close() {
      isClosed = true
      open?.destroy()
      stream.destroy()
    },
  }
}

/** The ids of the files in a download. */
export const listFilesIn = ({ parts }: Download) => parts.flatMap((part) => ('file' in part ? [part.file] : []))
