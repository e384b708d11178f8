import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { ActivityId } from '../../../api/contract.ts'
import { checkAllRecords, verifyPublished } from '../../../../tests/support/records.ts'
import type { TestPerson } from '../../../../tests/support/test-person.ts'
import type { Work } from '../../contract.ts'
import { piece, show, sign, startPractice, type Practice } from './practice.ts'

interface Answer {
  readonly view: { readonly parts: { readonly name: string }[]; readonly faults: string[] }
  readonly file: string
}

let practice: Practice

beforeAll(async () => {
  practice = await startPractice()
})
afterAll(() => practice.close())

/** One rung that Nadia signs herself, and one that a mentor signs; another of Kwame's stands between them in the chain. */
async function signSome(): Promise<{ activity: ActivityId; works: Work[] }> {
  const activity = await practice.place({ order: 'freely', practice: 'Service visits' })
  const { nadia, kwame, tomas, ines } = practice.people
  const works: Work[] = []
  for (const [person, rung] of [
    [nadia, 'watch'],
    [kwame, 'watch'],
    [nadia, 'assist'],
  ] as const) {
    const pieces = [
      piece({ words: 'It held.' }),
      piece({ words: 'The customer is called Olmedo.', confidentiality: 'signer' }),
    ]
    const { answer } = await show(person, activity, { rung, pieces })
    const signer = [person, tomas, ines].find(({ id }) => id === answer.card.signer) ?? person
    works.push((await sign(signer, activity, answer)).answer)
  }
  return { activity, works }
}

const readRecord = (reader: TestPerson, activity: ActivityId, person?: TestPerson) =>
  reader.query<Answer>(activity, 'records.read', person ? { person: person.id } : {})

const change = (statement: ReturnType<typeof sql>) => practice.house.house.database.write((db) => statement.execute(db))

test('a record says who signed what as what and when, and outsiders verify it with the published key alone', async () => {
  const { activity, works } = await signSome()
  const { nadia } = practice.people
  const { answer } = await readRecord(nadia, activity)
  expect(answer.view.parts.map(({ name }) => name)).toEqual(['The practice', 'Watch one', 'Help with one'])
  const mentor = works[2]?.signature?.by
  expect(answer.file).toContain(`${mentor?.name}, mentor`)
  for (const { signature } of [works[0], works[2]] as Work[]) expect(answer.file).toContain(signature?.hash)
  const verdict = await verifyPublished(practice.house, answer.file)
  expect(verdict).toMatchObject({ well: true })
  expect(verdict.sentences[0]).toMatch(
    /^All of it is right: .* for Nadia Rahal .* a chain of 3 signatures that holds\.$/,
  )
  // Neither what was shown stands in it, nor anybody else's name.
  for (const word of ['Olmedo', 'It held', 'Kwame']) expect(answer.file).not.toContain(word)
})

test('whatever is changed in a record, the verification says so, and where', async () => {
  const { activity } = await signSome()
  const { file } = (await readRecord(practice.people.nadia, activity)).answer
  const found = async (changed: string) => (await verifyPublished(practice.house, changed)).sentences.join(' ')
  expect(await found(file.replace('mentor', 'Mentor'))).toContain('Part 3, "Help with one", is not what was signed.')
  expect(await found(file.replace('Nadia Rahal', 'Nadia Rahat'))).toContain('The seal is broken')
  expect(await found(file.slice(0, -20))).toContain('it is no JSON')
  expect(await found(file.replace('"parts"', '"party"'))).toContain('not all of it is there')
  expect(await found(file.replace(/"kid": "./, '"kid": "-'))).toContain('not among the published ones')
  // One character after the other, all over the file; spaces between the words of JSON say nothing.
  const meant = [...file].flatMap((letter, at) => (/[\w]/.test(letter) ? [at] : []))
  for (let n = 0; n < meant.length; n += 7) {
    const at = meant[n] ?? 0
    const changed = `${file.slice(0, at)}${file[at] === 'x' ? 'y' : 'x'}${file.slice(at + 1)}`
    expect(await verifyPublished(practice.house, changed), `at ${at}`).toMatchObject({ well: false })
  }
})

test('after one byte of the database is changed, the check finds which, and a new record says so of itself', async () => {
  const { activity, works } = await signSome()
  const { nadia } = practice.people
  expect(await checkAllRecords(practice.house)).toMatchObject({ well: true })
  await change(sql`update assignment_signatures set document = replace(document, 'It held.', 'It helf.')
    where work_id = ${works[2]?.card.id}`)
  const { well, said } = await checkAllRecords(practice.house)
  expect(well).toBe(false)
  expect(said.join()).toContain('Signature 3 is not what was signed.')
  const { answer } = await readRecord(nadia, activity)
  expect(answer.view.faults).toEqual(['Signature 3 is not what was signed.'])
  expect(await verifyPublished(practice.house, answer.file)).toEqual({
    well: false,
    sentences: ['Signature 3 is not what was signed.'],
  })
  // Who cuts off the end of a chain leaves a work that nobody signed.
  await change(sql`delete from assignment_signatures where work_id = ${works[2]?.card.id}`)
  expect((await checkAllRecords(practice.house)).said.join()).toContain('its signature is gone')
  expect((await readRecord(nadia, activity)).answer.view.faults).toEqual([
    'A work stands signed, and its signature is gone.',
  ])
  await change(sql`delete from assignment_works where activity_id = ${activity}`)
  await change(sql`delete from assignment_signatures where activity_id = ${activity}`)
})

test('a record is for whose it is and who accompanies or leads them', async () => {
  const { activity } = await signSome()
  const { nadia, kwame, fay } = practice.people
  expect((await readRecord(kwame, activity, nadia)).error?.code).toBe('not_found')
  expect((await readRecord(fay, activity, nadia)).answer.view.parts).toHaveLength(3)
  expect((await readRecord(fay, activity)).answer.view.parts).toHaveLength(1)
})
