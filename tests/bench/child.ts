import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

type Handlers = Readonly<Record<string, (input: never) => unknown>>

interface Question {
  readonly id: number
  readonly name: string
  readonly input: unknown
}

interface Answer {
  readonly id: number
  readonly output?: unknown
  readonly failure?: string
}

/** A process of its own, so that the CPU it uses is its own, too. */
export interface Child<H extends Handlers> {
  call<Name extends keyof H & string>(name: Name, ...input: Parameters<H[Name]>): Promise<Awaited<ReturnType<H[Name]>>>
  stop(): Promise<void>
}

/** As the product reads its own files. */
const reader = new URL('../../server/read-typescript.mjs', import.meta.url).href

/** Starts a file that calls `serve` in another process. */
export function start<H extends Handlers>(file: string): Child<H> {
  const child = fork(fileURLToPath(file), { execArgv: ['--import', reader] })
  const waiting = new Map<number, { resolve: (output: never) => void; reject: (error: Error) => void }>()
  let asked = 0
  child.on('message', ({ id, output, failure }: Answer) => {
    const caller = waiting.get(id)
    waiting.delete(id)
    if (failure === undefined) caller?.resolve(output as never)
    else caller?.reject(new Error(failure))
  })
  child.on('exit', (code) => {
    for (const { reject } of waiting.values()) reject(new Error(`A measured process ended with ${code}.`))
  })
  return {
    call: (name, ...[input]) =>
      new Promise((resolve, reject) => {
        const question: Question = { id: (asked += 1), name, input }
        waiting.set(question.id, { resolve, reject })
        child.send(question)
      }),
    async stop() {
      child.disconnect()
      if (child.exitCode === null) await once(child, 'exit')
    },
  }
}

/** Answers what the process that started this one asks, until that lets go. */
export function serve<H extends Handlers>(handlers: H): H {
  process.on('message', (question: Question) => void answer(handlers, question))
  process.on('disconnect', () => process.exit())
  return handlers
}

async function answer(handlers: Handlers, { id, name, input }: Question): Promise<void> {
  try {
    process.send?.({ id, output: await handlers[name]?.(input as never) } satisfies Answer)
  } catch (error) {
    process.send?.({ id, failure: String(error) } satisfies Answer)
  }
}

/** The seconds of CPU that this process has spent so far, its collector of garbage included. */
export function cpuSeconds(): number {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1e6
}
