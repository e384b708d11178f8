import { spawn, type ChildProcess } from 'node:child_process'
import { join } from 'node:path'
import { findFreePort } from './free-port.ts'

export interface StartedServer {
  readonly url: string
  readonly process: ChildProcess
  /** Everything it wrote so far. */
  readonly log: () => string
  /** Sends the signal and resolves with the exit code, null when a signal ended it. */
  readonly stop: (signal?: NodeJS.Signals) => Promise<number | null>
}

export interface StartOptions {
  /** The folder of the product. */
  readonly house: string
  readonly data: string
  /** Any free one when left out. */
  readonly port?: number
  readonly environment?: Readonly<Record<string, string>>
}

/** Starts the real `tertulia serve` in a process of its own, and waits until it says that it is ready. */
export async function startServer(options: StartOptions): Promise<StartedServer> {
  const { house, data, environment, port = await findFreePort() } = options
  const server = spawn(process.execPath, [join(house, 'server/tertulia.mjs'), 'serve'], {
    cwd: house,
    env: { PATH: process.env['PATH'], PORT: String(port), TERTULIA_DATA: data, TERTULIA_LIMITS: 'off', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const started = { url: `http://127.0.0.1:${port}`, process: server, ...follow(server) }
  try {
    await untilReady(started)
  } catch (error) {
    server.kill('SIGKILL')
    throw error
  }
  return started
}

function follow(server: ChildProcess): Pick<StartedServer, 'log' | 'stop'> {
  let text = ''
  for (const stream of [server.stdout, server.stderr]) stream?.on('data', (part: Buffer) => (text += part.toString()))
  const ended = new Promise<number | null>((resolve) => {
    server.once('exit', resolve)
  })
  return {
    log: () => text,
    stop: (signal = 'SIGTERM') => {
      server.kill(signal)
      return ended
    },
  }
}

const longestStart = 60_000

async function untilReady({ url, process: server, log }: StartedServer): Promise<void> {
  for (const since = Date.now(); Date.now() - since < longestStart; await pause(100)) {
    if (server.exitCode !== null) throw new Error(`The server ended before it was ready:\n${log()}`)
    const answer = await fetch(`${url}/health`).catch(() => undefined)
    if (answer?.ok) return
  }
  throw new Error(`The server was not ready in time:\n${log()}`)
}

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds))
