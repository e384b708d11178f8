import { Agent, request } from 'node:http'
import { start } from '../child.ts'
import type { Bench } from '../figure.ts'
import type { PageAddress, PageServer } from './page-server.ts'

const atOnce = 16
const pagesPerRound = 4000

/**
 * Our page and a bare one, in processes of their own; rounds answer pages per CPU-second of the process.
 * @param unchanged asks ours with the tag of the page that the browser has, which is answered by 304
 */
export async function openPages({ unchanged }: { unchanged: boolean }): Promise<Bench> {
  const ours = await openSide('our-server.ts', unchanged)
  const bare = await openSide('bare-server.ts', false)
  return {
    ours: () => ours.run(),
    bare: () => bare.run(),
    close: async () => void (await Promise.all([ours.stop(), bare.stop()])),
  }
}

async function openSide(file: string, unchanged: boolean) {
  const server = start<PageServer>(new URL(file, import.meta.url).href)
  const agent = new Agent({ keepAlive: true, maxSockets: atOnce })
  const address = await server.call('listen')
  const { etag } = await get(address, agent, 200)
  const headers = unchanged && etag ? { ...address.headers, 'if-none-match': etag } : address.headers
  const expected = unchanged ? 304 : 200
  return {
    async run() {
      const before = await server.call('cpu')
      const reader = async () => {
        for (let page = 0; page < pagesPerRound / atOnce; page += 1) await get({ ...address, headers }, agent, expected)
      }
      await Promise.all(Array.from({ length: atOnce }, reader))
      return pagesPerRound / ((await server.call('cpu')) - before)
    },
    async stop() {
      agent.destroy()
      await server.stop()
    },
  }
}

/** Reads one page to its end; a status other than expected ends the measurement, since it would measure something else. */
function get({ url, headers }: PageAddress, agent: Agent, expected: number): Promise<{ etag: string | undefined }> {
  return new Promise((resolve, reject) => {
    const asked = request(url, { agent, headers }, (response) => {
      if (response.statusCode !== expected) reject(new Error(`The page answered ${response.statusCode}.`))
      response.resume()
      response.on('end', () => resolve({ etag: response.headers.etag }))
    })
    asked.on('error', reject)
    asked.end()
  })
}
