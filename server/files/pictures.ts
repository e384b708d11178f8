import type { Sharp } from 'sharp'
import { refuse } from '../errors.ts'
import { mostPixels } from './limits.ts'

/** A picture made ready: two files beside the upload. */
export interface Picture {
  readonly type: string
  readonly endings: readonly string[]
  readonly width: number
  readonly height: number
}

interface Making {
  readonly from: string
  /** Where the whole picture goes, without what the camera wrote into it. */
  readonly whole: string
  readonly thumbnail: string
}

/** Pictures are drawn anew, each as what it was; what browsers show but is slow to make becomes what is quick. */
const kinds: Readonly<Record<string, { as: 'jpeg' | 'png' | 'gif' | 'webp'; endings: readonly string[] }>> = {
  'image/jpeg': { as: 'jpeg', endings: ['jpg', 'jpeg', 'jpe', 'jfif'] },
  'image/png': { as: 'png', endings: ['png'] },
  'image/apng': { as: 'png', endings: ['png', 'apng'] },
  'image/gif': { as: 'gif', endings: ['gif'] },
  'image/webp': { as: 'webp', endings: ['webp'] },
  'image/avif': { as: 'webp', endings: ['webp'] },
}

export const isPicture = (type: string): boolean => Object.hasOwn(kinds, type)
export const pictureEndings: readonly string[] = [...Object.values(kinds).flatMap(({ endings }) => endings), 'avif']

/** Twice the size that it is shown at, for fine screens. In pixels, of the longer side. */
const thumbnailSize = 960
const longestWork = { seconds: 60 }

/**
 * Draws a picture anew, upright, with nothing of place, time or camera in it, and a small one beside it. Works outside of
 * the event loop. Throws `picture_too_large` before anything is unpacked, `picture_unreadable` for what is damaged.
 */
export async function makePicture(type: string, { from, whole, thumbnail }: Making): Promise<Picture> {
  const kind = kinds[type]
  if (!kind) throw refuse('picture_unreadable')
  const open = await load()
  try {
    const pages = await countPages(open(from, { most: false }))
    const drawn = await encode(open(from, { animated: pages > 1 }).autoOrient(), kind.as).toFile(whole)
    await open(whole)
      .resize({ width: thumbnailSize, height: thumbnailSize, fit: 'inside', withoutEnlargement: true })
      .webp({ quality: 78 })
      .timeout(longestWork)
      .toFile(thumbnail)
    const height = drawn.pageHeight ?? drawn.height
    return { type: `image/${kind.as}`, endings: kind.endings, width: drawn.width, height }
  } catch (error) {
    throw isOurs(error) ? error : refuse('picture_unreadable')
  }
}

const isOurs = (error: unknown): boolean =>
  error instanceof Error && ('status' in error || ('code' in error && String(error.code).startsWith('E')))

/** Reads the head of the file alone. */
async function countPages(picture: Sharp): Promise<number> {
  const { width, height, pageHeight = height, pages = 1 } = await picture.metadata()
  if (width * pageHeight * pages > mostPixels) throw refuse('picture_too_large', '/', { megapixels: mostPixels / 1e6 })
  return pages
}

function encode(picture: Sharp, as: 'jpeg' | 'png' | 'gif' | 'webp'): Sharp {
  const timed = picture.timeout(longestWork)
  if (as === 'jpeg') return timed.jpeg({ quality: 90 })
  if (as === 'webp') return timed.webp({ quality: 90 })
  return as === 'gif' ? timed.gif() : timed.png()
}

/** `most` is how many pixels are unpacked at most; false only where nothing is. */
type Open = (path: string, more?: { animated?: boolean; most?: number | false }) => Sharp
let loaded: Promise<Open> | undefined

/** Loaded with the first picture, and allowed to read these few kinds alone, whatever a file pretends to be. */
const load = (): Promise<Open> => (loaded ??= prepare())

async function prepare(): Promise<Open> {
  const { default: sharp } = await import('sharp')
  sharp.cache(false)
  sharp.concurrency(1)
  sharp.block({ operation: ['VipsForeignLoad'] })
  sharp.unblock({
    operation: [
      'VipsForeignLoadJpeg',
      'VipsForeignLoadPng',
      'VipsForeignLoadNsgif',
      'VipsForeignLoadWebp',
      'VipsForeignLoadHeif',
    ],
  })
  return (path, { animated = false, most = mostPixels } = {}) =>
    sharp(path, { limitInputPixels: most, failOn: 'error', animated })
}
