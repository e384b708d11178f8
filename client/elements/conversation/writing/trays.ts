import type { HouseClient, Tray, TrayItem } from '../../../../plugins/api/client.ts'
import type { FileCard, FileId } from '../../../../plugins/api/contract.ts'
import { placeOfFiles } from '../../../connection/drafts.ts'

interface Parts {
  readonly client: Pick<HouseClient, 'files' | 'drafts'>
  readonly changed: () => void
}

/** The files of everything that is being written, by place: kept with the draft, and there again on any device. */
export class Trays {
  private readonly open = new Map<string, Tray>()
  private readonly restoring = new Set<string>()

  constructor(private readonly parts: Parts) {}

  /** @param before what a message has that is being edited; what a draft has of it counts more */
  at(place: string, before: readonly FileCard[] = []): Tray {
    const known = this.open.get(place)
    if (known) return known
    const tray = this.parts.client.files.openTray(() => this.note(place))
    this.open.set(place, tray)
    const kept = this.parts.client.drafts.find(placeOfFiles(place))?.markdown
    if (kept !== undefined) void this.restore(place, tray, kept.split(' ') as FileId[])
    else if (before.length > 0) tray.put(before)
    return tray
  }

  /** What is drawn of a place now: anew at every change. */
  list(place: string): { tray: Tray; items: readonly TrayItem[] } {
    const tray = this.at(place)
    return { tray, items: [...tray.items] }
  }

  /** Empties it: what was there has been taken, or put away. @returns what there was */
  clear(place: string): readonly FileCard[] {
    const tray = this.open.get(place)
    const cards = [...(tray?.cards ?? [])]
    this.open.delete(place)
    this.parts.client.drafts.remove(placeOfFiles(place))
    return cards
  }

  /** What was kept of it counts, not what is drawn. */
  forget(place: string): void {
    this.open.delete(place)
  }

  private async restore(place: string, tray: Tray, ids: readonly FileId[]): Promise<void> {
    this.restoring.add(place)
    // Without a connection they stay part of the draft, and are found again when it is opened anew.
    await tray.restore(ids).catch(() => undefined)
    this.restoring.delete(place)
  }

  private note(place: string): void {
    const tray = this.open.get(place)
    if (tray && !this.restoring.has(place)) this.keep(placeOfFiles(place), tray)
    this.parts.changed()
  }

  private keep(place: string, { cards }: Tray): void {
    const { drafts } = this.parts.client
    const ids = cards.map(({ id }) => id).join(' ')
    if (ids !== (drafts.find(place)?.markdown ?? '')) drafts.save(place, ids)
  }
}
