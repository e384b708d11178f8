import { html } from 'lit'
import { describe, expect, test } from 'vitest'
import type { FeatureClient } from '../../../plugins/api/client.ts'
import type { GroupId, PersonCard, PersonId } from '../../../plugins/api/contract.ts'
import '../../../client/pages/people/people-page.ts'
import type { PageClient } from '../../../client/pages/house-page.ts'
import type { PeoplePage } from '../../../client/pages/people/people-page.ts'
import type { Listed } from '../../../client/pages/people/words.ts'
import type { contract } from '../../../server/groups/contract.ts'
import { find, findAll, findButton, findField, settle, show, wordsOf } from '../elements/show.ts'

const person = (id: string, name: string): PersonCard => ({
  ...{ id: id as PersonId, name, picture: null, role: 'learner' },
})
const kwame = person('kwame', 'Kwame Boateng')
const ines = person('ines', 'Inés Carrasco')

const pumps = { id: 'pumps' as GroupId, kind: 'circle', name: 'Pumps', isDefault: false, people: [kwame.id] } as const
const rest = { id: 'rest' as GroupId, kind: 'cohort', name: '', isDefault: true, people: [kwame.id, ines.id] } as const

/** A page whose server has these groups; `given` are the commands that it was given. */
async function open(tends: boolean) {
  const given: [string, unknown][] = []
  const state: Listed = {
    groups: [
      { ...rest, people: [...rest.people] },
      { ...pumps, people: [kwame.id] },
    ],
    people: [ines, kwame],
  }
  const feature = {
    watch: (_query: string, _input: unknown, { changed }: { changed: () => void }) => {
      queueMicrotask(changed)
      return { state, failure: undefined, reload: () => {}, stop: () => {} }
    },
    on: () => () => {},
    command: async (name: string, input: unknown) => {
      given.push([name, input])
      return {}
    },
  } as unknown as FeatureClient<typeof contract> // all that the page asks of it
  const client = { me: kwame, can: () => tends, feature: () => feature } as unknown as PageClient
  const page = await show<PeoplePage>(html`<people-page .client=${client}></people-page>`)
  await settle(page)
  return { page, given }
}

describe('The page of people', () => {
  test('shows a learner who is in their circles and cohort, and nothing to change', async () => {
    const { page } = await open(false)
    expect(findAll(page, 'h3').map(wordsOf)).toEqual(['Pumps', 'The whole course'])
    expect(findAll(page, 'summary .note').map(wordsOf)).toEqual(['1 person', '2 people'])
    expect(findAll(page, 'button').map(wordsOf)).toEqual(expect.not.arrayContaining(['Take out', 'Add people']))
    expect(findAll(page, 'button:not(.name)')).toEqual([])
  })

  test('finds somebody by the beginning of a name without accents, and adds them', async () => {
    const { page, given } = await open(true)
    findButton(page, 'Add people to Pumps').click()
    await settle(page)
    const field = findField(page, 'input[type=search]')
    field.value = 'ines'
    field.dispatchEvent(new Event('input'))
    await settle(page)
    expect(findAll(page, '.choice').map(wordsOf)).toEqual(['Inés Carrasco'])
    find(page, '.choice input').click()
    await settle(page)
    findButton(page, 'Add 1 person').click()
    await settle(page)
    expect(given).toEqual([['add', { group: pumps.id, people: [ines.id] }]])
  })

  test('forms, renames and ends a circle, and takes somebody out of it', async () => {
    const { page, given } = await open(true)
    findButton(page, 'Form a circle').click()
    await settle(page)
    findField(page, '[name=name]').value = ' Night shift '
    findButton(page, 'Form it').click()
    await settle(page)
    findButton(page, 'Rename Pumps').click()
    await settle(page)
    findField(page, '[name=name]').value = 'Pump house'
    findButton(page, 'Save').click()
    await settle(page)
    findButton(page, 'Take out Kwame Boateng from Pumps').click()
    await settle(page)
    findButton(page, 'End Pumps').click()
    await settle(page)
    findButton(page, 'End it for good').click()
    await settle(page)
    expect(given).toEqual([
      ['make', { kind: 'circle', name: 'Night shift' }],
      ['rename', { group: pumps.id, name: 'Pump house' }],
      ['takeOut', { group: pumps.id, person: kwame.id }],
      ['remove', { group: pumps.id }],
    ])
  })
})
