import { Agent, request } from 'node:http'
import { start, type Child } from '../child.ts'
import type { Bench } from '../figure.ts'
import type { BarePageServer, PageAddress, PageServer, SentMessage } from './page-server.ts'

const atOnce = 16
const pagesPerRound = 4000

/**
 * Our page and a bare one of the same messages, in processes of their own; rounds answer pages per CPU-second of the process.
 * @param unchanged asks ours with the tag of the page that the browser has, which is answered by 304
 */
export async function openPages({ unchanged }: { unchanged: boolean }): Promise<Bench> {
  const ours = start<PageServer>(new URL('our-server.ts', import.meta.url).href)
  const bare = start<BarePageServer>(new URL('bare-server.ts', import.meta.url).href)
  const address = await ours.call('listen')
  const { etag, messages } = await readPage(address)
  const known = unchanged ? { ...address.headers, 'if-none-match': etag } : address.headers
  const our = openSide(ours, { url: address.url, headers: known }, unchanged ? 304 : 200)
  const bares = openSide(bare, await bare.call('listen', messages), 200)
  return {
    ours: our.run,
    bare: bares.run,
    close: async () => void (await Promise.all([our.stop(), bares.stop()])),
  }
}

async function readPage({ url, headers }: PageAddress): Promise<{ etag: string; messages: readonly SentMessage[] }> {
  const response = await fetch(url, { headers })
  const { answer } = (await response.json()) as { answer: { messages: readonly SentMessage[] } }
  return { etag: response.headers.get('etag') ?? '', messages: answer.messages }
}

function openSide(server: Child<PageServer> | Child<BarePageServer>, address: PageAddress, expected: number) {
  const agent = new Agent({ keepAlive: true, maxSockets: atOnce })
  const reader = async () => {
    for (let page = 0; page < pagesPerRound / atOnce; page += 1) await get(address, agent, expected)
  }
  return {
    async run() {
      const before = await server.call('cpu')
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
function get({ url, headers }: PageAddress, agent: Agent, expected: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const asked = request(url, { agent, headers }, (response) => {
      if (response.statusCode !== expected) reject(new Error(`The page answered ${response.statusCode}.`))
      response.resume()
      response.on('end', resolve)
    })
    asked.on('error', reject)
    asked.end()
  })
}
