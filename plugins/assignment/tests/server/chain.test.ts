import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { ActivityId } from '../../../api/contract.ts'
import { plugin } from '../../server/index.ts'
import type { Work } from '../../contract.ts'
import { defaultLadder } from '../../default-ladder.ts'
import { piece, read, show, sign, startPractice, type Practice } from './practice.ts'

let practice: Practice

beforeAll(async () => {
  practice = await startPractice()
})
afterAll(() => practice.close())

/** Three works of Nadia's, each signed by herself or a mentor. */
async function signThree(): Promise<{ activity: ActivityId; works: Work[] }> {
  const activity = await practice.place({ order: 'freely' })
  const { nadia, tomas, ines } = practice.people
  const works: Work[] = []
  for (const rung of ['watch', 'assist', 'support']) {
    const file = await practice.bring(nadia, activity, `What was seen at ${rung}`)
    const { answer } = await show(nadia, activity, { rung, pieces: [piece({ words: 'It held.', file })] })
    const signer = [nadia, tomas, ines].find(({ id }) => id === answer.card.signer) ?? nadia
    works.push((await sign(signer, activity, answer)).answer)
  }
  return { activity, works }
}

const check = async (activity: ActivityId) =>
  (await practice.people.fay.query<{ count: number; broken: number[] }>(activity, 'assignment.checkSignatures')).answer

const change = (statement: ReturnType<typeof sql>) => practice.house.house.database.write((db) => statement.execute(db))

test('a signature names who gave it, as what and when, and holds for exactly what was signed', async () => {
  const { activity, works } = await signThree()
  const { signature } = works[1] as Work
  expect(signature).toMatchObject({ seq: 2, holds: true, by: { role: 'mentor' } })
  expect(signature?.hash).toMatch(/^[0-9a-f]{64}$/)
  expect(await check(activity)).toEqual({ count: 3, broken: [] })
})

test.each([
  [
    'a word of the evidence',
    (work: string) => sql`update assignment_pieces set words = 'It held!' where work_id = ${work}`,
    [2],
  ],
  [
    'the name under it',
    (work: string) => sql`update assignment_signatures set by_name = 'Somebody' where work_id = ${work}`,
    [2],
  ],
  [
    'when it was signed',
    (work: string) => sql`update assignment_signatures set at = at - 1 where work_id = ${work}`,
    [2],
  ],
  [
    'what was signed',
    (work: string) =>
      sql`update assignment_signatures set document = replace(document, 'It held.', 'It fell.') where work_id = ${work}`,
    [2],
  ],
  [
    'the hash of the file',
    (work: string) =>
      sql`update files set sha256 = 'other' where id in (select file_id from assignment_pieces where work_id = ${work})`,
    [2],
  ],
  [
    'which content a file opens',
    (work: string, other: string) =>
      sql`update files set stored = (select stored from files where id in (select file_id from assignment_pieces where work_id = ${other}))
        where id in (select file_id from assignment_pieces where work_id = ${work})`,
    [2],
  ],
  [
    'what counts as evidence',
    (work: string) => sql`update assignment_pieces set removed = 1 where work_id = ${work}`,
    [2],
  ],
  [
    'whose work it is',
    (work: string) =>
      sql`update assignment_works set person_id = (select id from people where name = 'Kwame Boateng') where id = ${work}`,
    [2],
  ],
  ['what it counts for', (work: string) => sql`update assignment_works set share = 0.5 where id = ${work}`, [2]],
  [
    'what it took along',
    (work: string) => sql`update assignment_works set already = 1 - already where id = ${work}`,
    [2],
  ],
  ['that it is locked', (work: string) => sql`update assignment_works set status = 'waiting' where id = ${work}`, [2]],
  [
    'the steps that it is of',
    (work: string) => sql`update assignment_works set ladder_version = 9 where id = ${work}`,
    [2],
  ],
  ['that it was signed last', () => sql`delete from assignment_signatures where seq = 3`, [3]],
  ['that it was signed at all', (work: string) => sql`delete from assignment_signatures where work_id = ${work}`, [3]],
])('a change of %s shows', async (_, tamper: (work: string, other: string) => ReturnType<typeof sql>, broken) => {
  const { activity, works } = await signThree()
  const [other, work] = works as [Work, Work]
  await change(tamper(work.card.id, other.card.id))
  expect((await check(activity)).broken).toEqual(broken)
})

test('a third, which no database keeps exactly, is what was signed', async () => {
  const { nadia, owen, tomas, ines } = practice.people
  const activity = await practice.place({ order: 'freely' })
  const criteria = [{ id: 'how', text: 'How', levels: ['Not yet', 'With help', 'Alone', 'Teaches it'] }]
  const rungs = defaultLadder.map((rung) => ({ ...rung, criteria }))
  await owen.command(activity, 'assignment.saveLadder', { version: 0, rungs })
  const { answer: work } = await show(nadia, activity, { rung: 'support' })
  const signer = [tomas, ines].find(({ id }) => id === work.card.signer) ?? tomas
  await sign(signer, activity, work, [{ criterion: 'how', level: 1 }])
  expect(await check(activity)).toEqual({ count: 1, broken: [] })
})

test('whoever is erased leaves a chain that holds, and no name', async () => {
  const { activity, works } = await signThree()
  const { privacy } = plugin
  const { house } = practice.house
  const mentor = works[1]?.signature?.by?.id
  if (!mentor || !('erase' in privacy)) throw new Error('A mentor signed.')
  // The plugin's own tables are among all of them.
  await house.database.write((db) => privacy.erase(db as never, mentor))
  expect((await check(activity)).broken).toEqual([])
  const { answer } = await read(practice.people.nadia, activity, works[1] as Work)
  expect(answer.signature?.by).toBeNull()
  await house.database.write((db) => privacy.erase(db as never, practice.people.nadia.id))
  expect(await check(activity)).toEqual({ count: 3, broken: [] })
})
