import { start } from '../child.ts'
import type { Bench } from '../figure.ts'
import type { DepthServer } from './depth-server.ts'

const pagesPerRound = 300

/** Pages at both ends of one thread, in a process of its own; rounds answer CPU-milliseconds a page. */
export async function openDepth(): Promise<Bench> {
  const server = start<DepthServer>(new URL('depth-server.ts', import.meta.url).href)
  const measure = (place: 'first' | 'deepest') => server.call('measure', { place, pages: pagesPerRound })
  return { ours: () => measure('deepest'), bare: () => measure('first'), close: () => server.stop() }
}
