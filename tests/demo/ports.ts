import { createServer } from 'node:net'
import { startPracticeLms, type PracticeLms, type PracticeLmsOptions } from '../support/practice-lms/index.ts'

const first = 3000
const pairs = 50

/**
 * Starts the LMS of a demo, and finds a port for the tool beside it: 3000 and 3001, or the next two. The LMS listens for as
 * long as the demo lives, so that its port is the claim to both: of demos that start at once, each has a pair of its own.
 */
export async function claimPorts(
  options: Omit<PracticeLmsOptions, 'port'>,
): Promise<{ lms: PracticeLms; port: number }> {
  for (let port = first; port < first + 2 * pairs; port += 2) {
    const lms = await startPracticeLms({ ...options, port: port + 1 }).catch(leaveTaken)
    if (lms && (await isFree(port))) return { lms, port }
    await lms?.close()
  }
  throw new Error(`No two ports beside each other from ${first} to ${first + 2 * pairs - 1} are free.`)
}

function leaveTaken(error: unknown): undefined {
  if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE') return undefined
  throw error
}

function isFree(port: number): Promise<boolean> {
  return new Promise((settle) => {
    const server = createServer()
    server.once('error', () => settle(false))
    server.listen(port, '127.0.0.1', () => server.close(() => settle(true)))
  })
}
