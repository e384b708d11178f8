import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Contract } from '../../../plugins/api/contract.ts'
import type { Plugin } from '../../../plugins/api/server.ts'
import { checkAllRecords, verifyPublished } from '../records.ts'
import type { Example } from './example.ts'
import { LivedExample } from './life.ts'

/** For plugins that compose records. */
export function testRecords(plugin: Plugin, example: Example<Contract>): void {
  let life: LivedExample

  beforeAll(async () => {
    life = await LivedExample.start(plugin, example)
    await life.takeAll()
  })
  afterAll(() => life?.end())

  test('composes a record that outsiders verify, for whose it is and not for others who learn', async () => {
    const learner = life.person('learner')
    const read = (reader: typeof learner) =>
      reader.query<{ file: string }>(life.activity, 'records.read', { person: learner.id })
    const { status, answer, error } = await read(learner)
    expect(status, JSON.stringify(error)).toBe(200)
    expect(await verifyPublished(life.house, answer.file)).toMatchObject({ well: true })
    expect((await read(await life.house.enrol('Another who learns'))).error?.code).toBe('not_found')
    expect(await checkAllRecords(life.house)).toMatchObject({ well: true })
  })
}
