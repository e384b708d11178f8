import { Agent } from 'node:http'
import { start } from '../child.ts'
import type { Bench, Figure } from '../figure.ts'
import { beginLogin, postLaunch, type Ready } from '../launch/dance.ts'
import { clientId, openSigner, people, type LaunchServer, type Verifier } from '../launch/launches.ts'

const perRound = 1000
const atOnce = 16

export const figure: Figure = {
  name: 'launch',
  unit: 'launches per CPU-second',
  aim: 0.6,
  better: 'more',
  about:
    'The whole launch post of people who came before, from the form to the redirect with its code, everything committed; bare is jwtVerify of the same tokens. The login before it is not counted.',
  // A launch goes on getting faster for some five thousand of them; of a server that runs for weeks these are the first.
  warmUps: 6,
  open,
}

async function open(): Promise<Bench> {
  const signer = await openSigner()
  const server = start<LaunchServer>(new URL('../launch/our-server.ts', import.meta.url).href)
  const verifier = start<Verifier>(new URL('../launch/verifier.ts', import.meta.url).href)
  const tool = await server.call('listen', { issuer: signer.issuer })
  const agent = new Agent({ keepAlive: true, maxSockets: atOnce })
  let tokens: string[] = []

  async function prepare(): Promise<Ready[]> {
    const ready: Ready[] = []
    for (let count = 0; count < perRound; count += 1) {
      const { state, nonce, cookie } = await beginLogin(tool, signer.issuer, agent)
      ready.push({ state, cookie, token: await signer.sign(nonce, count % people, `${tool}/lti/launch`) })
    }
    tokens = ready.map(({ token }) => token)
    return ready
  }

  return {
    async ours() {
      const ready = await prepare()
      const before = await server.call('cpu')
      const browser = async () => {
        for (let next = ready.pop(); next; next = ready.pop()) await postLaunch(tool, next, agent)
      }
      await Promise.all(Array.from({ length: atOnce }, browser))
      return perRound / ((await server.call('cpu')) - before)
    },
    async bare() {
      const seconds = await verifier.call('verify', { tokens, publicKey: signer.publicKey, audience: clientId })
      return tokens.length / seconds
    },
    async close() {
      agent.destroy()
      signer.close()
      await Promise.all([server.stop(), verifier.stop()])
    },
  }
}
