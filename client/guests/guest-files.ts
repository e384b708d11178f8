import type { FileLimits, FileUpload, Tray } from '../../plugins/api/client.ts'
import type { FileId } from '../../plugins/api/contract.ts'
import type { GuestFiles } from '../../plugins/api/guest-page.ts'
import type { FileAddresses } from '../connection/files/addresses.ts'
import { checkFile } from '../connection/files/upload-limits.ts'
import { UploadTray } from '../connection/files/upload-tray.ts'
import { Upload } from '../connection/files/upload.ts'

interface Parts {
  readonly addresses: FileAddresses
  /** The secret of the link. */
  readonly token: () => string
  /** What the link lets somebody bring; undefined for nothing. */
  readonly limits: FileLimits | undefined
  readonly remove: (file: FileId) => Promise<void>
}

const nothing: FileLimits = { most: 0, largest: 0, pixels: 0, refused: [] }

/** What a guest's page can do with files: show those that the link opens, and bring what goes with the answer. */
export function guestFiles({ addresses, token, limits = nothing, remove }: Parts): GuestFiles {
  const readLimits = () => Promise.resolve(limits)
  const upload = (file: File): FileUpload =>
    new Upload(file, {
      ...{ address: '/api/guest/uploads', token, scheme: 'Guest' },
      check: async () => checkFile(file, limits),
    })
  // What was brought before the page was loaded anew, nobody finds again: it is gone with the answer.
  const list = () => Promise.resolve([])
  return {
    open: async (file) => (await addresses.read(file)).address,
    async openThumbnail(file) {
      const { address, thumbnail } = await addresses.read(file)
      return thumbnail ?? address
    },
    openTray: (changed: () => void): Tray => new UploadTray({ readLimits, upload, list, remove }, changed),
  }
}
