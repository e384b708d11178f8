import { Agent } from 'node:http'
import { start } from '../child.ts'
import type { Bench, Figure } from '../figure.ts'
import { openBrowsers } from '../launch/browsers.ts'
import { beginLogin, writeLaunch } from '../launch/dance.ts'
import { clientId, openSigner, people, type LaunchServer, type Verifier } from '../launch/launches.ts'

const perRound = 1000
/** A class that begins together. */
const atOnce = 30

export const figure: Figure = {
  name: 'launch',
  unit: 'launches per CPU-second',
  aim: 0.6,
  better: 'more',
  about:
    'The whole launch post of people who came before, thirty at once, from the form to the redirect with its code, everything committed; bare is jwtVerify of the same tokens. The login before it is not counted.',
  // A launch goes on getting faster for some five thousand of them; of a server that runs for weeks these are the first.
  warmUps: 6,
  open,
}

async function open(): Promise<Bench> {
  const signer = await openSigner()
  const server = start<LaunchServer>(new URL('../launch/our-server.ts', import.meta.url).href)
  const verifier = start<Verifier>(new URL('../launch/verifier.ts', import.meta.url).href)
  const tool = await server.call('listen', { issuer: signer.issuer })
  const agent = new Agent({ keepAlive: true, maxSockets: 1 })
  const browsers = await openBrowsers(tool, atOnce)
  let tokens: string[] = []

  async function prepare(): Promise<Buffer[]> {
    const posts: Buffer[] = []
    tokens = []
    for (let count = 0; count < perRound; count += 1) {
      const { state, nonce, cookie } = await beginLogin(tool, signer.issuer, agent)
      const token = await signer.sign(nonce, count % people, `${tool}/lti/launch`)
      posts.push(writeLaunch(tool, { state, cookie, token }))
      tokens.push(token)
    }
    return posts
  }

  return {
    async ours() {
      const posts = await prepare()
      const before = await server.call('cpu')
      await browsers.send(posts)
      return perRound / ((await server.call('cpu')) - before)
    },
    async bare() {
      const seconds = await verifier.call('verify', { tokens, publicKey: signer.publicKey, audience: clientId })
      return tokens.length / seconds
    },
    async close() {
      agent.destroy()
      browsers.close()
      signer.close()
      await Promise.all([server.stop(), verifier.stop()])
    },
  }
}
