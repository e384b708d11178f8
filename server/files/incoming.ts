import { createHash, randomBytes } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdir, readdir, rm, stat } from 'node:fs/promises'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'

/** Where uploads are while they arrive. Each name says which process is at work on it. */
export class Incoming {
  private readonly host = hostname().replace(/[^\w-]/g, '_')
  /** The number of a process comes back, in a container at each start: this tells one start from the next. */
  private readonly start = randomBytes(4).toString('hex')

  constructor(private readonly folder: string) {}

  /** Gives a path of its own to work with; whatever was made at it, or beside it, is removed afterwards. */
  async use<T>(work: (path: string) => Promise<T>): Promise<T> {
    await mkdir(this.folder, { recursive: true, mode: 0o700 })
    const name = [this.host, process.pid, this.start, randomBytes(9).toString('hex')].join('.')
    try {
      return await work(join(this.folder, name))
    } finally {
      await this.remove(await this.listNames((each) => each.startsWith(name)))
    }
  }

  /** Removes what processes that have ended left behind. */
  async tidy(now: number): Promise<void> {
    const names = await this.listNames(() => true)
    const left = await Promise.all(names.map(async (name) => ((await this.isLeft(name, now)) ? [name] : [])))
    await this.remove(left.flat())
  }

  private async isLeft(name: string, now: number): Promise<boolean> {
    const [host, pid, start] = name.split('.')
    const isOver = Number(pid) === process.pid ? start !== this.start : !isAlive(Number(pid))
    if (host === this.host && isOver) return true
    const found = await stat(join(this.folder, name)).catch(() => undefined)
    return found !== undefined && now - found.mtimeMs > untouched
  }

  private async listNames(which: (name: string) => boolean): Promise<string[]> {
    const names = await readdir(this.folder).catch(() => [])
    return names.filter(which)
  }

  private async remove(names: readonly string[]): Promise<void> {
    await Promise.all(names.map((name) => rm(join(this.folder, name), { force: true })))
  }
}

/** What nobody has written to for so long, in ms, nobody is at work on. */
const untouched = 60 * 60 * 1000

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

/** The SHA-256 of a file, in hex. */
export async function hashFile(path: string): Promise<string> {
  const hash = createHash('sha256')
  await pipeline(createReadStream(path), hash)
  return hash.digest('hex')
}
