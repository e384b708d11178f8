import { open } from 'node:fs/promises'
import { fileTypeFromFile } from 'file-type'
import { refuse } from '../errors.ts'
import { endingOf } from './names.ts'

/** What a file is, by its content. */
export interface Kind {
  readonly type: string
  /** Endings that say so, the usual one first; none when any ending may be right. */
  readonly endings: readonly string[]
}

/** Endings that a machine may run at a click. What is in the file does not matter then. */
export const programEndings: readonly string[] = (
  'ade adp apk app appx appxbundle bat cab chm class cmd com command cpl deb diagcab dll dmg exe hta img ins iso isp jar ' +
  'jnlp js jse lib lnk mde mjs msc msi msix msp mst nsh pif pkg ps1 psm1 reg rpm scf scr sct sys url vb vbe vbs vhd vxd ' +
  'wsc wsf wsh xll'
).split(' ')

const programTypes: readonly string[] = [
  'application/x-msdownload',
  'application/x-elf',
  'application/x-mach-binary',
  'application/java-vm',
  'application/x-apple-diskimage',
  'application/vnd.android.package-archive',
  'application/x.ms.shortcut',
  'application/x.apple.alias',
  'application/x-ms-shortcut',
  'application/vnd.ms-cab-compressed',
  'application/vnd.ms-htmlhelp',
  'application/x-deb',
  'application/x-rpm',
  'application/wasm',
]

/** Pictures that say where and with what they were taken, and that nobody's browser shows: we could not clean them. */
const rawPictures =
  /^image\/(heic|heif|tiff|jxl|jp2|jpx|jpm|x-canon|x-nikon|x-adobe-dng|x-sony|x-fujifilm|x-panasonic|x-olympus)/

/** Throws `file_program` for the name of a program, before anything of it is read. */
export function checkName(name: string): void {
  if (programEndings.includes(endingOf(name))) throw refuse('file_program', '/name')
}

/** Looks into the content; what it was called decides only between kinds that look the same from the inside. */
export async function findKind(path: string, name: string): Promise<Kind> {
  const found = await fileTypeFromFile(path).catch(() => undefined)
  if (!found || found.mime === 'application/xml') return findText(path, name)
  if (programTypes.includes(found.mime)) throw refuse('file_program', '/name')
  if (rawPictures.test(found.mime)) throw refuse('picture_unreadable')
  return (
    containers[found.mime]?.(endingOf(name)) ?? { type: found.mime, endings: [found.ext, ...(alike[found.ext] ?? [])] }
  )
}

/** Endings that mean the same. */
const alike: Readonly<Record<string, readonly string[]>> = {
  jpg: ['jpeg', 'jpe', 'jfif'],
  mp4: ['m4v'],
  mpg: ['mpeg'],
  mid: ['midi'],
  ogg: ['oga', 'opus'],
  gz: ['tgz'],
}

/** Old office documents, and whatever else is made of an archive, are told apart by their names alone. */
const containers: Readonly<Record<string, (ending: string) => Kind>> = {
  'application/x-cfb': (ending) => ({ type: oldOffice[ending] ?? 'application/octet-stream', endings: [] }),
  'application/zip': () => ({ type: 'application/zip', endings: [] }),
}

const oldOffice: Readonly<Record<string, string>> = {
  doc: 'application/msword',
  xls: 'application/vnd.ms-excel',
  ppt: 'application/vnd.ms-powerpoint',
  msg: 'application/vnd.ms-outlook',
}

/** Texts that their endings tell apart; none of them is drawn by a browser as anything but text. */
const texts: Readonly<Record<string, string>> = {
  csv: 'text/csv',
  md: 'text/markdown',
  json: 'application/json',
  xml: 'application/xml',
  ics: 'text/calendar',
  vcf: 'text/vcard',
}

/** Where a page or a drawing may hide a program. */
const markup = /<(!doctype html|html|head|body|script|iframe|svg|math)[\s>/]/i
const enough = 64 * 1024

async function findText(path: string, name: string): Promise<Kind> {
  const text = await readText(path)
  if (text === undefined) return { type: 'application/octet-stream', endings: [] }
  const [, tag] = markup.exec(text) ?? []
  const ending = endingOf(name)
  if (tag?.toLowerCase() === 'svg') return { type: 'image/svg+xml', endings: ['svg'] }
  if (ending === 'html' || ending === 'htm' || (tag && looksLikePage(text))) return html
  if (/^\s*<\?xml/.test(text)) return { type: 'application/xml', endings: [] }
  return { type: texts[ending] ?? 'text/plain', endings: pictureEndings.includes(ending) ? ['txt'] : [] }
}

const html: Kind = { type: 'text/html', endings: ['html', 'htm'] }
const pictureEndings = ['jpg', 'jpeg', 'png', 'gif', 'webp', 'avif', 'svg', 'pdf']

/** A text that begins with a tag; one that only speaks of tags is a text. */
const looksLikePage = (text: string): boolean => /^[\s\uFEFF]*<(!|\w)/.test(text)

/** The beginning, when it is text; undefined when it is not. */
async function readText(path: string): Promise<string | undefined> {
  const handle = await open(path, 'r')
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(enough), 0, enough)
    return decode(buffer.subarray(0, bytesRead))
  } finally {
    await handle.close()
  }
}

function decode(bytes: Buffer): string | undefined {
  const wide =
    bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : ''
  try {
    // A character may be cut at the end of what was read: as a stream, that is no fault.
    const text = new TextDecoder(wide || 'utf-8', { fatal: true }).decode(bytes, { stream: true })
    // eslint-disable-next-line no-control-regex -- what no text has in it is what is looked for
    return /[\u0000-\u0008\u000e-\u001a\u001c-\u001f]/.test(text) ? undefined : text
  } catch {
    return undefined
  }
}
