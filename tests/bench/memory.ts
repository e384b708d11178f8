import { Session } from 'node:inspector'
import { setTimeout } from 'node:timers/promises'

/** After the first of them pages are given back while the process goes on; after the third hardly any more. */
const collections = 5

/**
 * Bytes of memory that are resident in this process after everything was given back that it can do without, as when memory
 * is short: garbage, and the room for young objects, which else is anywhere from 2 to 48 MB.
 */
export async function heldMemory(): Promise<number> {
  const session = new Session()
  session.connect()
  for (let count = 0; count < collections; count += 1) {
    session.post('HeapProfiler.collectGarbage')
    await setTimeout(250)
  }
  session.disconnect()
  return process.memoryUsage().rss
}
