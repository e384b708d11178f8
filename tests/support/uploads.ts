import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import sharp from 'sharp'
import type { ActivityId, FileCard, FileId } from '../../plugins/api/contract.ts'
import type { House } from '../../server/house.ts'
import type { Reply, TestPerson } from './test-person.ts'

interface Content {
  readonly name?: string
  readonly content: Buffer | string
  /** What is said about its length, when it is not the truth. */
  readonly size?: number
}

/** Uploads as a page does; the address is the house's. */
export async function upload(
  url: string,
  { person, activity }: { person: TestPerson; activity: ActivityId },
  { name = 'notes.txt', content, size }: Content,
): Promise<Reply<FileCard>> {
  const body = Buffer.from(content as string)
  const query = new URLSearchParams({ name, size: String(size ?? body.length) })
  const response = await fetch(`${url}/api/activities/${activity}/files?${query}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${person.token}`, 'content-type': 'application/octet-stream' },
    body: new Uint8Array(body),
  })
  const { answer, error } = (await response.json()) as Reply<FileCard>
  return { status: response.status, answer, error, position: {}, headers: response.headers }
}

export interface Opened {
  readonly file: FileId
  readonly address: string
  readonly thumbnail: string | null
  readonly until: number
}

/** The addresses that a person gets for a file: none when they may not open it. */
export async function openFiles(
  person: TestPerson,
  activity: ActivityId,
  files: readonly FileId[],
): Promise<readonly Opened[]> {
  const { status, answer, error } = await person.query<Opened[]>(activity, 'files.open', { files })
  if (status !== 200) throw new Error(`Refused: ${JSON.stringify(error)}`)
  return answer
}

/** A photograph as a phone takes it: lying on its side, and telling where and with what it was taken. */
export const takePhotograph = ({ width = 1600, height = 1200 } = {}): Promise<Buffer> =>
  sharp({ create: { width, height, channels: 3, background: { r: 200, g: 120, b: 40 } } })
    .jpeg()
    .withExif({
      IFD0: { Make: 'Secret Cameras', Model: 'Pocket 7' },
      IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '19/1 25/1 57/1', GPSLongitudeRef: 'W', GPSLongitude: '99/1 7/1 59/1' },
    })
    .withMetadata({ orientation: 6 })
    .toBuffer()

/** Everything that a house has of files at the moment, by name: what arrives, and what the store has. */
export async function listKept({ configuration, files }: House): Promise<string[]> {
  const arriving = await readdir(join(configuration.data, 'incoming')).catch(() => [])
  const kept: string[] = []
  for await (const { key } of files.store.list()) kept.push(key)
  return [...arriving, ...kept].toSorted()
}
