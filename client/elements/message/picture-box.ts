import type { FileCard } from '../../../plugins/api/contract.ts'

/** In pixels: one picture alone may be larger than one of several. */
const alone = { width: 480, height: 360 }
const together = { width: 320, height: 200 }
/** What is longer than this is cut in the small picture, and whole in the large one. */
const longest = 3

/** The room that a picture gets among so many, before it is there. */
export function boxOf({ width, height }: Pick<FileCard, 'width' | 'height'>, count: number) {
  const most = count === 1 ? alone : together
  const ratio = Math.min(Math.max((width ?? 1) / (height ?? 1), 1 / longest), longest)
  const fitting = Math.min(most.width, most.height * ratio, width ?? most.width)
  const least = Math.max(fitting, 48)
  return { width: Math.round(least), height: Math.round(least / ratio) }
}
