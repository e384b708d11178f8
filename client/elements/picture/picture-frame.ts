/** A part of a picture, each number a share of its width or height, from 0 to 1. */
export interface Frame {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

const least = 0.04

/** Within the picture, and large enough to be seen. */
export function clampFrame({ x, y, width, height }: Frame): Frame {
  const [wide, high] = [Math.min(Math.max(width, least), 1), Math.min(Math.max(height, least), 1)]
  return { x: Math.min(Math.max(x, 0), 1 - wide), y: Math.min(Math.max(y, 0), 1 - high), width: wide, height: high }
}

const step = 0.02

const moves: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-step, 0],
  ArrowRight: [step, 0],
  ArrowUp: [0, -step],
  ArrowDown: [0, step],
}

/** The frame after a key: arrows move it, with Shift they make it larger or smaller. Undefined for any other key. */
export function moveFrame(frame: Frame, key: string, shift: boolean): Frame | undefined {
  const [right, down] = moves[key] ?? []
  if (right === undefined || down === undefined) return undefined
  return clampFrame(
    shift
      ? { ...frame, width: frame.width + right, height: frame.height + down }
      : { ...frame, x: frame.x + right, y: frame.y + down },
  )
}

export interface Point {
  readonly x: number
  readonly y: number
}

/** The frame between two points, whichever corner was first. */
export const frameBetween = (one: Point, other: Point): Frame =>
  clampFrame({
    x: Math.min(one.x, other.x),
    y: Math.min(one.y, other.y),
    width: Math.abs(one.x - other.x),
    height: Math.abs(one.y - other.y),
  })

/** The side of the largest picture that is worked on, in pixels: phones have no room for more. */
const largest = 4096

/** A picture as it is seen, upright, on a canvas of its own. Rejects for what the browser cannot draw. */
export async function openPicture(file: File): Promise<HTMLCanvasElement> {
  const bitmap = await createImageBitmap(file)
  const scale = Math.min(1, largest / Math.max(bitmap.width, bitmap.height))
  const canvas = makeCanvas(bitmap.width * scale, bitmap.height * scale)
  contextOf(canvas).drawImage(bitmap, 0, 0, canvas.width, canvas.height)
  bitmap.close()
  return canvas
}

/** What is inside the frame, and nothing else. */
export function cropPicture(picture: HTMLCanvasElement, frame: Frame): HTMLCanvasElement {
  const { x, y, width, height } = inPixels(picture, frame)
  const canvas = makeCanvas(width, height)
  contextOf(canvas).drawImage(picture, x, y, width, height, 0, 0, width, height)
  return canvas
}

/** How many cells the longer side of what is blurred is made of: too few for a face or a word to be guessed from. */
const cells = 7

/** The same picture with what is inside the frame made of a few colours. What was there is gone, not hidden. */
export function blurPicture(picture: HTMLCanvasElement, frame: Frame): HTMLCanvasElement {
  const { x, y, width, height } = inPixels(picture, frame)
  const canvas = makeCanvas(picture.width, picture.height)
  const context = contextOf(canvas)
  context.drawImage(picture, 0, 0)
  context.drawImage(average(picture, { x, y, width, height }), x, y, width, height)
  return canvas
}

/** Halved until it is small: browsers look at few pixels only when they make a picture much smaller at once. */
function average(picture: HTMLCanvasElement, { x, y, width, height }: Frame): HTMLCanvasElement {
  const scale = cells / Math.max(width, height)
  let now = makeCanvas(width, height)
  contextOf(now).drawImage(picture, x, y, width, height, 0, 0, width, height)
  while (now.width > width * scale * 2 || now.height > height * scale * 2) now = resize(now, 0.5)
  return resize(now, Math.min(1, (width * scale) / now.width))
}

function resize(picture: HTMLCanvasElement, scale: number): HTMLCanvasElement {
  const canvas = makeCanvas(picture.width * scale, picture.height * scale)
  contextOf(canvas).drawImage(picture, 0, 0, canvas.width, canvas.height)
  return canvas
}

const inPixels = ({ width, height }: HTMLCanvasElement, frame: Frame): Frame => ({
  x: Math.floor(frame.x * width),
  y: Math.floor(frame.y * height),
  width: Math.max(1, Math.ceil(frame.width * width)),
  height: Math.max(1, Math.ceil(frame.height * height)),
})

function makeCanvas(width: number, height: number): HTMLCanvasElement {
  const canvas = document.createElement('canvas')
  canvas.width = Math.max(1, Math.round(width))
  canvas.height = Math.max(1, Math.round(height))
  return canvas
}

function contextOf(canvas: HTMLCanvasElement): CanvasRenderingContext2D {
  const context = canvas.getContext('2d')
  if (!context) throw new Error('This browser cannot draw on a canvas.')
  context.imageSmoothingQuality = 'high'
  return context
}

/** The picture as a file again, of the same name; as JPEG, unless it was a PNG. */
export async function savePicture(picture: HTMLCanvasElement, { name, type }: File): Promise<File> {
  const kind = type === 'image/png' ? 'image/png' : 'image/jpeg'
  const blob = await new Promise<Blob | null>((resolve) => picture.toBlob(resolve, kind, 0.9))
  if (!blob) throw new Error('This browser cannot save the picture.')
  return new File([blob], name, { type: kind })
}
