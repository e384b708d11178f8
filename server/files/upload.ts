import { stat } from 'node:fs/promises'
import type { Kysely } from 'kysely'
import type { FileCard, FileId, PersonId } from '../../plugins/api/contract.ts'
import type { Tables } from '../database/tables.ts'
import { refuse } from '../errors.ts'
import { newId } from '../ids.ts'
import type { Visit } from '../operations/visit.ts'
import { toFileCard, insertFile } from './files.ts'
import type { HouseFiles } from './house-files.ts'
import { hashFile } from './incoming.ts'
import { findKind } from './kinds.ts'
import { mostWaiting } from './limits.ts'
import { nameWithEnding } from './names.ts'
import { isPicture, makePicture, pictureEndings } from './pictures.ts'
import type { FileRow } from './tables.ts'

export interface Upload {
  readonly visit: Visit
  /** Cleaned. */
  readonly name: string
  /** Writes the content to a path; throws when it does not arrive whole. */
  receive(path: string): Promise<void>
}

/** Receives a file, finds out what it is, makes it harmless, and keeps it as its uploader's own. */
export async function takeUpload(files: HouseFiles, upload: Upload): Promise<FileCard> {
  const uploader = upload.visit.reader.actor.id
  await files.database.read((db) => checkWaiting(db, uploader))
  return files.incoming.use(async (path) => {
    await upload.receive(path)
    const ready = await makeReady(files, path, upload.name)
    const row = await describe(files, upload.visit, ready)
    await files.store.save(row.stored, ready.path)
    if (ready.thumbnail !== undefined) await files.store.save(thumbnailOf(row.stored), ready.thumbnail)
    await files.database.write((db) => insertFile(db, row))
    return toFileCard(row)
  })
}

export const thumbnailOf = (stored: string): string => `${stored}.thumbnail`

/** What a row has for one of the store's keys: a file and what was made of it differ in what follows the dot. */
export const storedOf = (key: string): string => key.replace(/\..*$/, '')

async function checkWaiting(db: Kysely<Tables>, person: PersonId): Promise<void> {
  const { count } = await db
    .selectFrom('files')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('uploader_id', '=', person)
    .where('claimed_at', 'is', null)
    .executeTakeFirstOrThrow()
  if (count >= mostWaiting) throw refuse('too_many_uploads', '/', { count: mostWaiting })
}

interface Ready extends Pick<FileRow, 'name' | 'type' | 'width' | 'height'> {
  readonly path: string
  readonly thumbnail: string | undefined
}

async function makeReady({ pictures }: HouseFiles, path: string, name: string): Promise<Ready> {
  const { type, endings } = await findKind(path, name)
  if (!isPicture(type)) {
    return { path, type, name: nameWithEnding(name, endings), width: null, height: null, thumbnail: undefined }
  }
  const [whole, thumbnail] = [`${path}.whole`, `${path}.thumbnail`]
  const picture = await pictures.run(() => makePicture(type, { from: path, whole, thumbnail }))
  return { ...picture, path: whole, thumbnail, name: nameWithEnding(name, picture.endings, pictureEndings) }
}

async function describe({ now }: HouseFiles, { reader, activity }: Visit, ready: Ready): Promise<FileRow> {
  const id = newId<'file'>(now())
  return {
    id,
    activity_id: activity.id,
    uploader_id: reader.actor.id,
    name: ready.name,
    type: ready.type,
    size: (await stat(ready.path)).size,
    sha256: await hashFile(ready.path),
    width: ready.width,
    height: ready.height,
    has_thumbnail: ready.thumbnail === undefined ? 0 : 1,
    stored: storedAs(id),
    uploaded_at: now(),
    claimed_at: null,
    kept_by: null,
    audience: null,
    cohort_id: null,
    circle_id: null,
  }
}

/** Spread over folders, since none should hold a hundred thousand. */
const storedAs = (id: FileId): string => `${id.slice(-2)}/${id}`
