import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { LiveHouse } from './house.ts'

let house: LiveHouse

beforeEach(async () => {
  house = await LiveHouse.open()
})

afterEach(() => house.close())

setFlagsFromString('--expose-gc')
const collect = runInNewContext('gc') as () => void

test('an open page keeps nothing in memory of the request that it came by', async () => {
  const page = await house.visit(await house.addActivity(), await house.signIn(await house.enrol('Ada')))
  const isLetGo = () => {
    collect()
    expect(house.requests.map((request) => request.deref())).toEqual([undefined])
  }
  await vi.waitFor(isLetGo, { timeout: 30_000 })
  page.say({ beat: 1 })
  await page.until(({ beats }) => beats > 0)
})

test('a page that was closed keeps nothing in memory', async () => {
  const page = await house.visit(await house.addActivity(), await house.signIn(await house.enrol('Ada')))
  await page.cut()
  const isLetGo = () => {
    collect()
    // Not the wires themselves: what is remembered of a failure would hold them.
    expect(house.wires.map((wire) => wire.deref() === undefined)).toEqual([true])
  }
  await vi.waitFor(isLetGo, { timeout: 30_000 })
})
