import { afterAll, beforeAll, expect, test } from 'vitest'
import type { ActivityId } from '../../../plugins/api/contract.ts'
import { LiveHouse } from './house.ts'

let house: LiveHouse
let activity: ActivityId
let token: string

beforeAll(async () => {
  house = await LiveHouse.open()
  activity = await house.addActivity()
  token = await house.signIn(await house.enrol('Ada'))
})
afterAll(() => house.close())

const deep = `${'['.repeat(30_000)}${']'.repeat(30_000)}`

test.each([
  ['deeper than any agreement', deep],
  ['deeper where anything may be', `{"whisper":{"event":"typing","data":${deep}}}`],
  ['deeper in its numbers', `{"hello":{"token":"x","activity":"y","since":{"room":${deep}}}}`],
  ['of bytes', Buffer.from('{"beat":1}')],
])('A message that is %s ends its connection, and no other', async (_what, message) => {
  const [page, other] = [await house.visit(activity, token), await house.visit(activity, token)]
  page.say(message)
  expect(await page.untilClosed()).toMatchObject({ code: 4400 })
  other.say({ beat: 1 })
  await other.until(({ beats }) => beats > 0)
})

test('A hello that names what cannot be an activity is answered as if it were not there', async () => {
  const page = await house.dial()
  page.say({ hello: { token, activity: '\0', since: {} } })
  expect(await page.untilClosed()).toEqual({ code: 4404, reason: 'not_found' })
  expect(house.errors).toEqual([])
})
