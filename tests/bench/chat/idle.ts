import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { prepareTalk } from '../../support/prepared-talk.ts'
import { start } from '../child.ts'
import type { Bench } from '../figure.ts'
import { helloOf } from './chat-server.ts'
import type { Crowd, CrowdOfPages } from './crowd.ts'
import { startBare, startOurs } from './sides.ts'

/**
 * Of each so many people some come and go before anything is measured, a wave of them after the other: afterwards what is read
 * once was read, and the code is compiled, much of it only after the first wave. They are spread over all people, and so over the
 * pages of the database.
 */
const ofEach = 14
const waves = 4
const comesInWave = (wave: number) => (_hello: string, place: number) => place % ofEach === wave
const stays = (_hello: string, place: number): boolean => place % ofEach >= waves

/** Until nobody who left is counted as here any more, in ms. */
const untilGone = 6000

/** Until everybody was told who is here, in ms. */
const untilTold = 1500

interface Side {
  readonly server: { call(name: 'memory'): Promise<number>; stop(): Promise<void> }
  readonly crowd: Crowd
}

/** Each round on both sides is a server that was just started; the people of ours were written by another process. */
export async function openIdle(people: number): Promise<Bench> {
  const folder = mkdtempSync(join(tmpdir(), 'tertulia-bench-'))
  const database = `file:${join(folder, 'talk.db')}`
  const joins = await prepareTalk(database, Math.ceil((people * ofEach) / (ofEach - waves)))
  const hellos = joins.tokens.map((token) => helloOf(joins, token))
  return {
    async ours() {
      const { server, talk } = await startOurs({ people: 0, joins, database })
      return measure({ server, crowd: { address: talk.address, origin: talk.origin, hellos } })
    },
    async bare() {
      const { server, address } = await startBare()
      return measure({ server, crowd: { address, origin: 'http://127.0.0.1', hellos } })
    },
    close: async () => rmSync(folder, { recursive: true, force: true }),
  }
}

/** By how much the server grows, in KiB for each who comes and stays. */
async function measure({ server, crowd }: Side): Promise<number> {
  const pages = start<CrowdOfPages>(new URL('crowd.ts', import.meta.url).href)
  const staying = crowd.hellos.filter(stays)
  for (let wave = 0; wave < waves; wave += 1) {
    await pages.call('come', { ...crowd, hellos: crowd.hellos.filter(comesInWave(wave)) })
    await pages.call('leave')
  }
  await setTimeout(untilGone)
  const before = await server.call('memory')
  await pages.call('come', { ...crowd, hellos: staying })
  await setTimeout(untilTold)
  const after = await server.call('memory')
  await Promise.all([server.stop(), pages.stop()])
  return (after - before) / staying.length / 1024
}
