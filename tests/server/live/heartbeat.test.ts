import { afterEach, beforeEach, expect, test } from 'vitest'
import type { ActivityId } from '../../../plugins/api/contract.ts'
import { openGate } from '../../support/gate.ts'
import { LiveHouse } from './house.ts'

let house: LiveHouse
let activity: ActivityId
let token: string

beforeEach(async () => {
  house = await LiveHouse.open({ beat: 100 })
  activity = await house.addActivity()
  token = await house.signIn(await house.enrol('Ada'))
})

afterEach(() => house.close())

test('a quiet connection is told that it is alive', async () => {
  const page = await house.visit(activity, token)
  await page.until(({ beats }) => beats >= 4)
  expect(page.closed).toBeUndefined()
})

test('a page that asks whether its connection is alive is answered', async () => {
  const calm = await LiveHouse.open()
  const page = await calm.visit(await calm.addActivity(), await calm.signIn(await calm.enrol('Ada')))
  page.say({ beat: 1 })
  await page.until(({ beats }) => beats === 1)
  await calm.close()
})

test('a page that asks by a ping of the protocol is answered with its own words, and cut off when it asks too often', async () => {
  const page = await house.visit(activity, token)
  const answers: string[] = []
  page.socket.on('pong', (data) => answers.push(data.toString()))
  page.socket.ping('there?')
  await expect.poll(() => answers).toEqual(['there?'])
  for (let count = 0; count < 100; count += 1) page.socket.ping()
  expect((await page.untilClosed()).code).toBe(4429)
})

test('a proxy that cuts whoever is silent finds nobody silent', async () => {
  const proxy = await openGate(house.address, 600)
  const direct = house.address
  house.address = proxy.address
  const page = await house.visit(activity, token)
  house.address = direct
  await page.until(({ beats }) => beats >= 15)
  expect(page.closed).toBeUndefined()
  await proxy.shut()
})

test('a connection whose other end is gone without a word is cut off, the others stay', async () => {
  const alive = await house.visit(activity, token)
  const dead = await house.dial(undefined, { autoPong: false })
  dead.say({ hello: { token, activity, since: {} } })
  expect((await dead.untilClosed()).code).toBe(1006)
  const { beats } = alive
  await alive.until((page) => page.beats > beats)
  expect(house.connected).toBe(1)
})
