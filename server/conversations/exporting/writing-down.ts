import type { FileCard, MessageId, PersonCard, PersonId } from '../../../plugins/api/contract.ts'
import type { DownloadPart } from '../../../plugins/api/downloads.ts'
import { escapeMarkdown } from '../../../plugins/api/markdown.ts'
import type { MessageRow } from '../../database/tables.ts'
import { listAttached } from '../../files/attached.ts'
import type { Scope } from '../../operations/feature.ts'
import { listCards } from '../../people/cards.ts'
import { authorOf } from '../talking/masks.ts'
import { linkTo, toPlainMarkdown } from './plain-markdown.ts'
import type { Words } from './words.ts'

/** Messages with everything that is needed to write them down, as their audience sees them. */
export interface Written {
  readonly rows: readonly MessageRow[]
  readonly files: ReadonlyMap<MessageId, readonly FileCard[]>
  readonly people: ReadonlyMap<PersonId, PersonCard>
}

/** Reads what belongs to messages; what is gone is left out. */
export async function gather({ db, activity }: Scope, all: readonly MessageRow[]): Promise<Written> {
  const rows = all.filter(({ gone }) => gone === null)
  const files = await listAttached(
    db,
    rows.map(({ id }) => id),
  )
  const cards = await listCards(db, activity.course, [...new Set(all.map(authorOf))])
  return { rows, files, people: new Map(cards.map((card) => [card.id, card])) }
}

/** Where the files of a message are in the zip. */
export const pathOf = (folder: string, { name }: Pick<FileCard, 'name'>): string => `files/${folder}/${name}`

interface Entry {
  readonly heading: string
  /** What stands below the heading, before the words. */
  readonly note: string | undefined
  readonly folder: string
}

/** One message as a part of a document. */
export function writeMessage({ files }: Written, row: MessageRow, { heading, note, folder }: Entry): string {
  const attached = files.get(row.id) ?? []
  const links = attached.map((file) => `- [${escapeMarkdown(file.name)}](${linkTo(pathOf(folder, file))})`)
  const words = toPlainMarkdown(row.markdown).trim()
  const parts = [`## ${heading}`, note && `*${note}*`, words, links.join('\n')]
  return parts.filter((part) => part !== undefined && part !== '').join('\n\n')
}

/** The files of a message, as parts of the zip. */
export const filesOf = ({ files }: Written, row: MessageRow, folder: string): DownloadPart[] =>
  (files.get(row.id) ?? []).map((file) => ({ path: pathOf(folder, file), file: file.id }))

/** Who said it and when, and that it was changed since. */
export function sayHead({ people }: Written, row: MessageRow, words: Words): string {
  const edited = row.edited_at === null ? [] : [words.say('edited')]
  return [words.name(people.get(authorOf(row))), words.moment(row.sent_at), ...edited].join(' · ')
}
