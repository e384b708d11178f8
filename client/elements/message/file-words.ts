import type { FileCard } from '../../../plugins/api/contract.ts'
import { perLocale } from '../../texts/language.ts'
import { filesText as text } from '../../texts/files/texts.ts'
import type { IconName } from '../icons.ts'

const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const
const numbers = units.map((unit) =>
  perLocale(
    (locale) =>
      new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'short', maximumSignificantDigits: 2 }),
  ),
)

/** Bytes in the largest unit of which there is at least one: `1.3 MB`. */
export function saySize(bytes: number): string {
  const power = bytes < 1024 ? 0 : Math.min(Math.floor(Math.log2(bytes) / 10), units.length - 1)
  const count = bytes / 1024 ** power
  return numbers[power]?.().format(count < 100 ? count : Math.round(count)) ?? ''
}

type Kind =
  | 'picture'
  | 'drawing'
  | 'video'
  | 'sound'
  | 'text'
  | 'table'
  | 'slides'
  | 'document'
  | 'archive'
  | 'page'
  | 'file'

/** By the type, in the order in which they are tried. */
const kinds: readonly (readonly [RegExp, Kind])[] = [
  [/^image\/svg/, 'drawing'],
  [/^image\//, 'picture'],
  [/^video\//, 'video'],
  [/^audio\//, 'sound'],
  [/html/, 'page'],
  [/csv|excel|spreadsheet/, 'table'],
  [/powerpoint|presentation/, 'slides'],
  [/pdf|msword|wordprocessing|opendocument\.text|rtf/, 'document'],
  [/zip|gzip|x-tar|compressed|rar/, 'archive'],
  [/^text\/|json|xml/, 'text'],
]

const icons: Readonly<Partial<Record<Kind, IconName>>> = {
  picture: 'picture',
  drawing: 'picture',
  table: 'table',
}

const kindOf = (type: string): Kind => kinds.find(([pattern]) => pattern.test(type))?.[1] ?? 'file'

export const iconOf = (type: string): IconName => icons[kindOf(type)] ?? 'file'

/** What a file is, in one word. */
export const sayKind = (type: string): string => text(`files.kind.${kindOf(type)}`)

export const sayAbout = ({ type, size }: Pick<FileCard, 'type' | 'size'>): string =>
  text('files.about', { kind: sayKind(type), size: saySize(size) })
