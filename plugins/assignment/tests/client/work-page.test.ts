import { afterEach, expect, test } from 'vitest'
import type { ActivityClient } from '../../../api/client.ts'
import type { PersonCard, PersonId } from '../../../api/contract.ts'
import '../../client/evidence/work-page.ts'
import type { contract, Work, WorkId } from '../../contract.ts'
import { defaultLadder } from '../../default-ladder.ts'

afterEach(() => document.body.replaceChildren())

const makePerson = (id: string, name: string): PersonCard => ({
  id: id as PersonId,
  name,
  picture: null,
  role: 'learner',
})
const [nadia, tomas] = [makePerson('n', 'Nadia Rahal'), makePerson('t', 'Tomás Echeverri')]

/** A work of Nadia's that was shown to somebody, as Tomás sees it. */
async function open(shownTo: PersonCard): Promise<string[]> {
  const step = { kind: 'shown', by: nadia.id, to: shownTo.id, witness: null, reason: '', at: 0 }
  const card = {
    id: 'w',
    person: nadia.id,
    rung: 'watch',
    status: 'waiting',
    signer: shownTo.id,
    since: 0,
    because: null,
  }
  const work = {
    ...{ card, version: 1, rung: defaultLadder[0], pieces: [], held: 0, reflections: [], steps: [step] },
    ...{ signature: null, conversation: null, may: {}, invitations: [], others: [], people: [nadia, tomas] },
  } as unknown as Work
  const client = {
    ...{ me: tomas, activity: { title: 'A service visit' }, on: () => () => {}, command: async () => ({}) },
    watch: (query: string) => ({ state: query === 'readWork' ? work : undefined, reload() {}, stop() {} }),
  } as unknown as ActivityClient<typeof contract>
  const page = Object.assign(document.createElement('work-page'), { client, work: 'w' as WorkId })
  document.body.append(page)
  await page.updateComplete
  return [...page.renderRoot.querySelectorAll('.steps li')].map((item) =>
    (item.textContent ?? '').replace(/\s+/g, ' ').trim(),
  )
}

test('what happened says whom a work went to, where that is somebody else than whose it is', async () => {
  expect(await open(tomas)).toEqual(['Nadia Rahal showed it, to Tomás Echeverri'])
  expect(await open(nadia)).toEqual(['Nadia Rahal showed it'])
})
