import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { connect, createServer, type AddressInfo } from 'node:net'
import { expect, test } from 'vitest'
import { examine } from '../../server/doctor.ts'
import { joiningRedis } from '../../server/live/nodes/redis-bus.ts'
import { makeFolder } from '../support/folders.ts'
import { openGate } from '../support/gate.ts'

test('That the bus is away is said once, however often it is looked for, and so is that it is back', async () => {
  const gate = await openGate(process.env['TERTULIA_TEST_REDIS'] ?? '')
  await gate.shut()
  const said: string[] = []
  const note = (words: unknown, message = words) => void said.push(String(message))
  const log = { debug: note, info: note, warn: note, error: note }
  let ups = 0
  const join = joiningRedis({ url: gate.address, secret: randomBytes(24).toString('hex'), log })
  const bus = join({ hear: () => {}, onUp: () => (ups += 1) })
  await expect.poll(() => said).toHaveLength(1)
  await gate.open()
  await expect.poll(() => ups).toBeGreaterThan(0)
  expect(said).toEqual(['live: the bus between nodes is away', 'live: the bus between nodes is back'])
  await bus.close()
  await gate.shut()
})

test('A node that is cut off just when it begins to listen listens when it is back', async () => {
  const { hostname, port } = new URL(process.env['TERTULIA_TEST_REDIS'] ?? '')
  let cuts = 0
  const between = createServer((near) => {
    const far = connect({ host: hostname, port: Number(port) })
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      from.on('error', () => undefined)
      from.on('close', () => to.destroy())
    }
    far.pipe(near)
    near.on('data', (part: Buffer) => {
      const begins = cuts === 0 && part.includes('\r\nsubscribe\r\n')
      if (begins) cuts += 1
      if (begins) near.destroy()
      else far.write(part)
    })
  }).listen(0, '127.0.0.1')
  await once(between, 'listening')
  const { port: ours } = between.address() as AddressInfo // a TCP server has no other kind of address
  const note = () => undefined
  const log = { debug: note, info: note, warn: note, error: note }
  const join = joiningRedis({ url: `redis://127.0.0.1:${ours}`, secret: randomBytes(24).toString('hex'), log })
  const heard: string[] = []
  const bus = join({ hear: (text) => heard.push(text), onUp: () => undefined })
  await expect.poll(() => bus.isUp).toBe(true)
  expect(cuts).toBe(1)
  bus.say('after the cut')
  await expect.poll(() => heard).toEqual(['after the cut'])
  await bus.close()
  between.close()
})

test('The doctor finds a Redis that answers, and says so of one that does not', async () => {
  const gate = await openGate(process.env['TERTULIA_TEST_REDIS'] ?? '')
  const folder = await makeFolder()
  const examineRedis = async () => {
    const environment = {
      TERTULIA_DATA: folder.path,
      TERTULIA_DATABASE: 'postgres://me@127.0.0.1:1/talk',
      TERTULIA_REDIS: gate.address,
    }
    const checks = await examine(environment, () => Promise.reject(new Error('Nobody opens it.')))
    return checks.find(({ name }) => name === 'redis')?.well
  }
  expect(await examineRedis()).toBe(true)
  await gate.shut()
  expect(await examineRedis()).toBe(false)
  await folder.remove()
})
