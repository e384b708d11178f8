import { stat } from 'node:fs/promises'
import type { Kysely } from 'kysely'
import type { FileCard, PersonId } from '../../plugins/api/contract.ts'
import type { Tables } from '../database/tables.ts'
import { refuse } from '../errors.ts'
import { newId } from '../ids.ts'
import type { Visit } from '../operations/visit.ts'
import { insertFile, toFileCard } from './files.ts'
import type { HouseFiles } from './house-files.ts'
import { hashFile } from './incoming.ts'
import { findKind } from './kinds.ts'
import { mostWaiting } from './limits.ts'
import { nameWithEnding } from './names.ts'
import { isPicture, makePicture, pictureEndings } from './pictures.ts'
import { storedAs, thumbnailOf } from './stored.ts'
import type { Content } from './tables.ts'

/** Something on its way. */
export interface Arriving {
  /** Cleaned. */
  readonly name: string
  /** Writes the content to a path; throws when it does not arrive whole. */
  receive(path: string): Promise<void>
}

export interface Upload extends Arriving {
  readonly visit: Visit
}

interface Keeping extends Arriving {
  /** Throws for what is not wanted here, once it is known what it is; whatever the house takes is, without it. */
  readonly check?: ((type: string) => void) | undefined
  /** Writes down whose it is. Where that throws, nothing is left of it. */
  readonly save: (content: Content) => Promise<void>
}

/** Receives a file of somebody who visits: it is its uploader's own. */
export async function takeUpload(files: HouseFiles, { visit, ...arriving }: Upload): Promise<FileCard> {
  const { reader, activity } = visit
  const uploader = reader.actor.id
  await files.database.read((db) => checkWaiting(db, uploader))
  const free = { claimed_at: null, kept_by: null, audience: null, cohort_id: null, circle_id: null }
  const save = (content: Content) =>
    files.database.write((db) =>
      insertFile(db, { ...content, activity_id: activity.id, uploader_id: uploader, ...free }),
    )
  return keepContent(files, { ...arriving, save })
}

/** Receives a file, finds out what it is, makes it harmless, and has it written down. */
export async function keepContent(files: HouseFiles, { name, receive, check, save }: Keeping): Promise<FileCard> {
  return files.incoming.use(async (path) => {
    await receive(path)
    const ready = await makeReady(files, path, { name, check })
    const content = await describe(files, ready)
    await files.store.save(content.stored, ready.path)
    if (ready.thumbnail !== undefined) await files.store.save(thumbnailOf(content.stored), ready.thumbnail)
    try {
      await save(content)
    } catch (error) {
      await Promise.all([files.store.remove(content.stored), files.store.remove(thumbnailOf(content.stored))])
      throw error
    }
    return toFileCard(content)
  })
}

async function checkWaiting(db: Kysely<Tables>, person: PersonId): Promise<void> {
  const { count } = await db
    .selectFrom('files')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('uploader_id', '=', person)
    .where('claimed_at', 'is', null)
    .executeTakeFirstOrThrow()
  if (count >= mostWaiting) throw refuse('too_many_uploads', '/', { count: mostWaiting })
}

interface Ready extends Pick<Content, 'name' | 'type' | 'width' | 'height'> {
  readonly path: string
  readonly thumbnail: string | undefined
}

async function makeReady(
  { pictures }: HouseFiles,
  path: string,
  { name, check }: { readonly name: string; readonly check: Keeping['check'] },
): Promise<Ready> {
  const { type, endings } = await findKind(path, name)
  check?.(type)
  if (!isPicture(type)) {
    return { path, type, name: nameWithEnding(name, endings), width: null, height: null, thumbnail: undefined }
  }
  const [whole, thumbnail] = [`${path}.whole`, `${path}.thumbnail`]
  const picture = await pictures.run(() => makePicture(type, { from: path, whole, thumbnail }))
  return { ...picture, path: whole, thumbnail, name: nameWithEnding(name, picture.endings, pictureEndings) }
}

async function describe({ now }: HouseFiles, ready: Ready): Promise<Content> {
  const id = newId<'file'>(now())
  return {
    id,
    name: ready.name,
    type: ready.type,
    size: (await stat(ready.path)).size,
    sha256: await hashFile(ready.path),
    width: ready.width,
    height: ready.height,
    has_thumbnail: ready.thumbnail === undefined ? 0 : 1,
    stored: storedAs(id),
    uploaded_at: now(),
  }
}
