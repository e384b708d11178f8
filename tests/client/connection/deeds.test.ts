// @vitest-environment node
import { expect, test } from 'vitest'
import { Deeds } from '../../../client/connection/deeds.ts'
import { unreachableRefusal } from '../../../client/connection/http.ts'
import { Refusal } from '../../../plugins/api/refusal.ts'

interface Given {
  readonly deed: string
  readonly key: string
}

/** A page, and a server that can be reached or not: it does each key once, and its answer may be lost. */
function openPage() {
  const deeds = new Deeds()
  const tried: Given[] = []
  const done = new Map<string, string>()
  const page = {
    ...{ deeds, tried },
    network: 'there' as 'there' | 'away' | 'loses answers' | 'says nothing',
    /** Runs while an attempt is failing. */
    whileFailing: () => {},
    done: () => [...done.values()],
    press: (deed: string) =>
      deeds.carryOut(async (key) => {
        tried.push({ deed, key })
        if (deed === 'something refused') throw new Refusal('not_allowed', 403, 'Not that.')
        if (page.network !== 'away') done.set(key, deed)
        if (page.network === 'there') return deed
        if (page.network === 'says nothing') return new Promise<string>(() => {})
        page.whileFailing()
        throw unreachableRefusal()
      }),
  }
  return page
}

test('What was done while nobody answered is done in its order once somebody does, and counted until then', async () => {
  const page = openPage()
  const counts: number[] = []
  page.deeds.listen(() => counts.push(page.deeds.count))
  page.network = 'away'
  const pressed = [page.press('a hand up'), page.press('and down again')]
  await expect.poll(() => page.tried).toHaveLength(1)
  expect(page.deeds.count).toBe(2)
  page.network = 'there'
  page.deeds.flush()
  expect(await Promise.all(pressed)).toEqual(['a hand up', 'and down again'])
  expect(page.done()).toEqual(['a hand up', 'and down again'])
  expect(counts).toEqual([1, 2, 1, 0])
})

test('What was carried out while its answer got lost is asked for again with the same key, and is done once', async () => {
  const page = openPage()
  page.network = 'loses answers'
  const pressed = page.press('taken back')
  await expect.poll(() => page.tried).toHaveLength(1)
  page.network = 'there'
  page.deeds.flush()
  await pressed
  expect(new Set(page.tried.map(({ key }) => key)).size).toBe(1)
  expect(page.done()).toEqual(['taken back'])
})

test('An attempt that still waits for its answer is not waited for once there is a connection', async () => {
  const page = openPage()
  page.network = 'says nothing'
  const pressed = page.press('a hand up')
  await expect.poll(() => page.tried).toHaveLength(1)
  page.network = 'there'
  page.deeds.flush()
  expect(await pressed).toBe('a hand up')
  expect(new Set(page.tried.map(({ key }) => key)).size).toBe(1)
  expect(page.done()).toEqual(['a hand up'])
})

test('A network that returns while an attempt of before is failing is made use of at once', async () => {
  const page = openPage()
  page.network = 'away'
  page.whileFailing = () => {
    page.network = 'there'
    page.deeds.flush()
  }
  await page.press('a reaction')
  expect(page.tried).toHaveLength(2)
})

test('What is refused is not tried again, and keeps nothing of what follows', async () => {
  const page = openPage()
  const refused = expect(page.press('something refused')).rejects.toThrow('Not that.')
  expect(await page.press('something else')).toBe('something else')
  await refused
  expect(page.tried.map(({ deed }) => deed)).toEqual(['something refused', 'something else'])
})
