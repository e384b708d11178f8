import { open } from 'node:fs/promises'
import type { IncomingMessage } from 'node:http'
import { refuse } from '../errors.ts'

/** How long a connection may say nothing in the middle of a file, in ms. */
const longestSilence = 30_000

/**
 * Writes the body of a request to a file of its own, piece by piece. Throws as soon as there is more than was declared, and
 * `file_cut` when it ends before; what is written by then is the caller's to remove.
 */
export async function receive(request: IncomingMessage, path: string, declared: number): Promise<void> {
  const handle = await open(path, 'wx', 0o600)
  try {
    const written = await write(request, declared, (chunk) => handle.writeFile(chunk))
    if (written < declared) throw refuse('file_cut', '/size')
  } finally {
    await handle.close()
  }
}

async function write(
  request: IncomingMessage,
  declared: number,
  append: (chunk: Buffer) => Promise<void>,
): Promise<number> {
  let count = 0
  const silence = setTimeout(() => request.destroy(), longestSilence)
  try {
    // The request outlives a refusal: its connection is needed for the answer.
    for await (const chunk of request.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
      silence.refresh()
      count += chunk.length
      if (count > declared) throw refuse('invalid_input', '/size')
      await append(chunk)
    }
    return count
  } catch (error) {
    throw request.errored ? refuse('file_cut') : error
  } finally {
    clearTimeout(silence)
  }
}

/** How long we go on listening to somebody who was refused in the middle of a file, in ms: only then do they hear us. */
const patience = 2000

/** Lets a refused upload run out; a connection cut at once would take the refusal with it. */
export function letRunOut(request: IncomingMessage): void {
  if (request.complete) return
  request.resume()
  const timer = setTimeout(() => request.destroy(), patience)
  timer.unref()
  request.once('close', () => clearTimeout(timer))
}
