import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Ladder, Work } from '../../contract.ts'
import { read, show, startPractice, type Practice } from './practice.ts'

let practice: Practice

beforeAll(async () => {
  practice = await startPractice()
})
afterAll(() => practice.close())

test('who signs as a mentor has the guidelines at hand, in the course’s words, and nobody else', async () => {
  const { nadia, kwame, tomas, fay } = practice.people
  const activity = await practice.place({ order: 'freely' })
  await fay.command(activity, 'mentoring.pair', { person: nadia.id, mentor: tomas.id })
  const { answer: work } = await show(nadia, activity, { rung: 'support' })
  const said = async (person = tomas) => (await read(person, activity, work)).answer.guidelines
  expect([await said(), await said(kwame), work.guidelines]).toEqual(['', null, null])
  const rules = { samePlace: true, most: 5, guidelines: 'Ask before you tell.' }
  await fay.command(activity, 'mentoring.saveRules', rules)
  expect(await said()).toBe('Ask before you tell.')
  // What somebody signs for themselves needs no mentor.
  const { answer: own } = await show(nadia, activity, { rung: 'watch' })
  expect([own.may.sign, own.guidelines]).toEqual([true, null])
})

test('their people, and what is worth seeing, are for everybody who accompanies: by their role, or since a yes', async () => {
  const { nadia, kwame, tomas, fay } = practice.people
  const activity = await practice.place({ order: 'freely' })
  const { answer: work } = await show(nadia, activity, { rung: 'support' })
  const may = async (person = kwame): Promise<boolean[]> => {
    const { answer: ladder } = await person.query<Ladder>(activity, 'assignment.readLadder', {})
    const { answer: seen } = await person.query<Work>(activity, 'assignment.readWork', { work: work.card.id })
    return [ladder.accompanies, seen.may.feature]
  }
  expect([await may(tomas), await may(fay), await may(kwame)]).toEqual([
    [true, true],
    [true, true],
    [false, false],
  ])
  await kwame.command(activity, 'mentoring.offer', { most: 2 })
  await fay.command(activity, 'mentoring.answerOffer', { person: kwame.id, accept: true })
  expect(await may(kwame)).toEqual([true, true])
  expect((await kwame.command(activity, 'assignment.feature', { work: work.card.id, on: true })).status).toBe(200)
  expect((await may(nadia))[1]).toBe(false)
})
