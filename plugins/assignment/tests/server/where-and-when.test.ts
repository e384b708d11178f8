import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { piece, show, sign, startPractice, type Practice } from './practice.ts'

let practice: Practice

beforeAll(async () => {
  practice = await startPractice()
})
afterAll(() => practice.close())

test('where and when something happened is kept with the piece, and is part of what is signed', async () => {
  const activity = await practice.place({ askWhere: true, askWhen: true })
  const { nadia } = practice.people
  const asked = piece({ words: 'It held.', where: ' Shop 12 ', when: '2026-04-18' })
  const { answer } = await show(nadia, activity, { rung: 'watch', pieces: [asked, piece({ words: 'And this.' })] })
  expect(answer.pieces.map(({ now }) => [now.where, now.when])).toEqual([
    ['Shop 12', '2026-04-18'],
    ['', null],
  ])
  await sign(nadia, activity, answer)
  const check = async () =>
    (await practice.people.fay.query<{ broken: number[] }>(activity, 'assignment.checkSignatures')).answer.broken
  expect(await check()).toEqual([])
  await practice.house.house.database.write((db) =>
    sql`update assignment_pieces set happened_when = '2026-04-19' where happened_when = '2026-04-18'`.execute(db),
  )
  expect(await check()).toEqual([1])
  const wrong = piece({ words: 'It held.', when: 'yesterday' })
  expect((await show(nadia, activity, { rung: 'assist', pieces: [wrong] })).error?.code).toBe('invalid_input')
})
