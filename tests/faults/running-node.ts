import { fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import type { Environment } from '../../server/configuration.ts'
import type { NodeMessage } from './node.ts'

/** As the product itself begins. */
const reader = new URL('../../server/read-typescript.mjs', import.meta.url).href

/** A node in a process of its own, which can be killed at any moment and started again. */
export class RunningNode {
  /** Where it is reached; undefined while it is dead. */
  url: string | undefined
  private child: ChildProcess | undefined

  constructor(private readonly environment: Environment) {}

  async start(): Promise<void> {
    const child = fork(fileURLToPath(new URL('node.ts', import.meta.url)), { execArgv: ['--import', reader] })
    this.child = child
    this.tell({ serve: this.environment })
    const port = await new Promise<number>((resolve, reject) => {
      child.once('message', (said: { readonly port: number }) => resolve(said.port))
      child.once('exit', (code) => reject(new Error(`A node ended with ${code} before it was ready.`)))
    })
    this.url = `http://127.0.0.1:${port}`
  }

  /** As a power cut would. */
  async kill(): Promise<void> {
    const { child } = this
    this.url = undefined
    this.child = undefined
    if (!child || child.exitCode !== null) return
    const gone = once(child, 'exit')
    child.kill('SIGKILL')
    await gone
  }

  /** Sets its clock off by so many ms. */
  stepClock(by: number): void {
    this.tell({ clock: by })
  }

  private tell(message: NodeMessage): void {
    this.child?.send(message)
  }
}
