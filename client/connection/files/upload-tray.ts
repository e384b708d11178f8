import type { Files, FileUpload, Tray, TrayItem } from '../../../plugins/api/client.ts'
import type { FileCard, FileId } from '../../../plugins/api/contract.ts'
import { Refusal } from '../../../plugins/api/refusal.ts'
import { sayRefusal } from '../refusal-words.ts'

/** Files that are brought to one place, such as a message that is being written: those under way, and those that are there. */
export class UploadTray implements Tray {
  private list: readonly TrayItem[] = []
  private readonly uploads = new Map<string, FileUpload>()

  constructor(
    private readonly files: Pick<Files, 'readLimits' | 'upload' | 'list' | 'remove'>,
    private readonly changed: () => void,
  ) {}

  get items(): readonly TrayItem[] {
    return this.list.map((item) => this.uploads.get(item.key) ?? item)
  }

  get cards(): readonly FileCard[] {
    return this.items.flatMap(({ card }) => card ?? [])
  }

  get busy(): boolean {
    return this.items.some(({ state }) => state !== 'done' && state !== 'failed')
  }

  async add(files: readonly File[]): Promise<void> {
    const { most } = await this.files.readLimits()
    const room = Math.max(most - this.list.length, 0)
    for (const file of files.slice(0, room)) this.begin(file)
    this.changed()
    if (files.length > room) throw tooMany(most)
  }

  async restore(files: readonly FileId[]): Promise<void> {
    const missing = files.filter((id) => !this.cards.some((card) => card.id === id))
    if (missing.length === 0) return
    this.put(await this.files.list(missing))
  }

  put(cards: readonly FileCard[]): void {
    const known = new Set(this.cards.map(({ id }) => id))
    this.list = [...this.list, ...cards.filter(({ id }) => !known.has(id)).map(toItem)]
    this.changed()
  }

  retry(key: string): void {
    this.uploads.get(key)?.retry()
  }

  remove(key: string): void {
    const item = this.items.find((each) => each.key === key)
    this.uploads.get(key)?.cancel()
    this.uploads.delete(key)
    this.list = this.list.filter((each) => each.key !== key)
    // What is attached to a message already is not removed by this; the server says so, and all is well.
    if (item?.card) this.files.remove(item.card.id).catch(() => undefined)
    this.changed()
  }

  clear(): void {
    for (const upload of this.uploads.values()) upload.cancel()
    this.uploads.clear()
    this.list = []
    this.changed()
  }

  private begin(file: File): void {
    const upload = this.files.upload(file)
    this.uploads.set(upload.key, upload)
    this.list = [...this.list, upload]
    upload.subscribe(() => this.changed())
  }
}

const toItem = (card: FileCard): TrayItem => ({
  ...{ key: card.id, file: undefined, name: card.name, size: card.size, sent: card.size, state: 'done' as const },
  card,
  failure: undefined,
})

const tooMany = (count: number): Refusal =>
  Object.assign(new Refusal('too_many_files', 422, sayRefusal('too_many_files', { count }) ?? ''), {
    values: { count },
  })
