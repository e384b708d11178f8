import type { Ticket } from './addresses.ts'
import type { FileRow } from './tables.ts'

/** What a browser may show by itself: it draws or plays these, and never runs anything in them. */
const shown =
  /^(image\/(jpeg|png|gif|webp)|video\/(mp4|webm|quicktime)|audio\/(mpeg|mp4|x-m4a|aac|ogg|webm|wav|vnd\.wave)|application\/pdf)$/

/** Headers of a file: whatever it is, it is nobody's page, and runs nothing at our address. */
export function headersFor(row: FileRow, { variant, until }: Ticket, now: number) {
  const small = variant === 'thumbnail'
  const inline = small || shown.test(row.type)
  return {
    'content-type': small ? 'image/webp' : inline ? row.type : 'application/octet-stream',
    'content-disposition': `${inline ? 'inline' : 'attachment'}; ${sayName(row.name)}`,
    'x-content-type-options': 'nosniff',
    'content-security-policy': "default-src 'none'; frame-ancestors 'none'; sandbox",
    'cross-origin-resource-policy': 'same-origin',
    'referrer-policy': 'no-referrer',
    // As long as the address works; nobody between us may keep it.
    'cache-control': `private, max-age=${Math.max(Math.floor((until - now) / 1000), 0)}`,
    etag: `"${row.sha256.slice(0, 32)}${small ? '-small' : ''}"`,
  }
}

/** For old programs in plain letters, for all others as it is (RFC 6266, 4.3). */
export function sayName(name: string): string {
  const plain = name.replace(/[^\x20-\x7e]|["\\%]/g, '_')
  const exact = encodeURIComponent(name).replace(/['()*]/g, (mark) => `%${mark.charCodeAt(0).toString(16)}`)
  return `filename="${plain}"; filename*=UTF-8''${exact}`
}
