import type { FeatureClient, FileLimits, Files, FileUpload, Tray } from '../../../plugins/api/client.ts'
import type { ActivityId, FileCard, FileId } from '../../../plugins/api/contract.ts'
import type { contract } from '../../../server/files/contract.ts'
import { FileAddresses } from './addresses.ts'
import { checkFile } from './upload-limits.ts'
import { UploadTray } from './upload-tray.ts'
import { Upload } from './upload.ts'

type Contract = typeof contract

interface Parts {
  readonly feature: FeatureClient<Contract>
  readonly activity: ActivityId
  /** The bearer token. */
  readonly token: () => string
}

/** What a page can do with files: bring them, show them, open them. */
export class ActivityFiles implements Files {
  private readonly addresses: FileAddresses
  private limits: Promise<FileLimits> | undefined

  constructor(private readonly parts: Parts) {
    this.addresses = new FileAddresses((files) => parts.feature.query('open', { files: [...files] }))
  }

  readLimits(): Promise<FileLimits> {
    this.limits ??= this.parts.feature.query('readLimits', {}).catch((error: unknown) => {
      this.limits = undefined
      throw error
    })
    return this.limits
  }

  upload(file: File): FileUpload {
    const { activity, token } = this.parts
    const address = `/api/activities/${activity}/files`
    return new Upload(file, { address, token, check: async () => checkFile(file, await this.readLimits()) })
  }

  openTray(changed: () => void): Tray {
    return new UploadTray(this, changed)
  }

  list(files: readonly FileId[]): Promise<FileCard[]> {
    return this.parts.feature.query('list', { files: [...files] })
  }

  async remove(file: FileId): Promise<void> {
    await this.parts.feature.command('remove', { file })
  }

  async open(file: FileId): Promise<string> {
    return (await this.addresses.read(file)).address
  }

  async openThumbnail(file: FileId): Promise<string> {
    const { thumbnail, address } = await this.addresses.read(file)
    return thumbnail ?? address
  }
}
