import { afterAll, beforeAll, expect, test } from 'vitest'
import type { CohortId, ConversationId } from '../../../plugins/api/contract.ts'
import type { Said } from '../../../plugins/api/conversations.ts'
import { startTestApp, type TestApp } from '../../support/app.ts'
import { roomPlugin } from '../../support/room-plugin.ts'
import type { TestPerson } from '../../support/test-person.ts'

let house: TestApp
let marchCohort: CohortId
let people: Record<'march' | 'april' | 'facilitator' | 'stranger', TestPerson>

beforeAll(async () => {
  house = await startTestApp({ plugins: [roomPlugin] })
  marchCohort = await house.makeCohort('coffee', 'March')
  const april = await house.makeCohort('coffee', 'April')
  people = {
    march: await house.enrol('March', { cohort: marchCohort }),
    april: await house.enrol('April', { cohort: april }),
    facilitator: await house.enrol('Fay', { role: 'facilitator' }),
    stranger: await house.enrol('Tea', { course: 'tea', role: 'facilitator' }),
  }
})
afterAll(() => house.close())

/** Every way to what was said, with the same ids for everybody. */
async function tryEverything(
  person: TestPerson,
  activity: Parameters<TestPerson['query']>[0],
  conversation: ConversationId,
  message: string,
) {
  const replies = await Promise.all([
    person.query(activity, 'conversations.readMessages', { conversation }),
    person.query(activity, 'conversations.listRevisions', { message }),
    person.query(activity, 'conversations.readSource', { message }),
    person.command(activity, 'conversations.send', { conversation, markdown: 'Me too' }),
    person.command(activity, 'conversations.edit', { message, markdown: 'No', revision: 1 }),
    person.command(activity, 'conversations.remove', { message }),
    person.command(activity, 'conversations.react', { message, reaction: 'thanks', on: true }),
    person.command(activity, 'conversations.markRead', { conversation, seq: 1 }),
  ])
  return replies.map(({ status }) => status)
}

const everywhereNotFound = Array.from({ length: 8 }, () => 404)

test('What a cohort says is for the cohort and those who tend it; for others it is not there', async () => {
  const activity = await house.place('room', { cohort: marchCohort })
  const { answer: conversation } = await people.march.command<ConversationId>(activity, 'room.open')
  const { answer } = await people.march.command<Said>(activity, 'conversations.send', {
    conversation,
    markdown: 'Ours',
  })
  expect(await tryEverything(people.april, activity, conversation, answer.message.id)).toEqual(everywhereNotFound)
  expect(await tryEverything(people.stranger, activity, conversation, answer.message.id)).toEqual(everywhereNotFound)
  const read = await people.facilitator.query(activity, 'conversations.readMessages', { conversation })
  expect(read.status).toBe(200)
})

test('What named people say is for them alone: not even those who tend the course are told that it exists', async () => {
  const activity = await house.place('room')
  const { march, april, facilitator } = people
  const pages = await Promise.all([april, facilitator].map((person) => person.listen(activity)))
  const { answer: conversation } = await march.command<ConversationId>(activity, 'room.open', {
    people: [march.id, april.id],
  })
  const { answer, position } = await march.command<Said>(activity, 'conversations.send', {
    conversation,
    markdown: 'Between us',
  })
  await pages[0]?.hasHeard(position)
  expect(await tryEverything(facilitator, activity, conversation, answer.message.id)).toEqual(everywhereNotFound)
  expect(pages[0]?.events.map(({ event }) => event)).toContain('conversations.messageSent')
  expect(JSON.stringify(pages[1]?.events)).not.toContain(conversation)
})

test('A conversation cannot be reached through another activity of the same course', async () => {
  const [activity, other] = [await house.place('room', { cohort: marchCohort }), await house.place('room')]
  const { answer: conversation } = await people.march.command<ConversationId>(activity, 'room.open')
  const reply = await people.march.query(other, 'conversations.readMessages', { conversation })
  expect(reply.status).toBe(404)
})

test('Somebody who left the course is let in no more', async () => {
  const activity = await house.place('room')
  const leaver = await house.enrol('Leaver')
  expect((await leaver.query(activity, 'activity.read')).status).toBe(200)
  const course = { tenant: 'test', externalId: 'coffee' }
  const { database, arrivals } = house.house
  const rows = await database.read((db) =>
    db
      .selectFrom('members')
      .innerJoin('people', 'people.id', 'members.person_id')
      .select(['subject', 'role'])
      .where('course_id', '=', leaver.course)
      .execute(),
  )
  const roster = rows
    .filter(({ subject }) => subject !== 'Leaver')
    .map(({ subject, role }) => ({ person: { subject }, role, active: true }))
  await arrivals.replaceRoster(course, roster, Date.now())
  expect((await leaver.query(activity, 'activity.read')).status).toBe(401)
})

test('A mention of somebody who cannot read the conversation stays words', async () => {
  const activity = await house.place('room', { cohort: marchCohort })
  const { march, april, facilitator } = people
  const { answer: conversation } = await march.command<ConversationId>(activity, 'room.open')
  const markdown = `[@April](person:${april.id}) and [@Fay](person:${facilitator.id}), see [the note](https://example.org)`
  const { answer } = await march.command<Said>(activity, 'conversations.send', { conversation, markdown })
  expect(answer.message.mentions).toEqual([facilitator.id])
  expect(answer.message.html).toContain(`@April and <span class="mention" data-person="${facilitator.id}">@Fay</span>`)
})

test('A conversation that is put to others is not there any more for those it was for', async () => {
  const activity = await house.place('room', { cohort: marchCohort })
  const { march, facilitator } = people
  const other = await house.enrol('June', { cohort: marchCohort })
  const { answer: conversation } = await march.command<ConversationId>(activity, 'room.open')
  await march.command<Said>(activity, 'conversations.send', { conversation, markdown: 'Ours' })
  const readAs = (person: TestPerson) => person.query(activity, 'conversations.readMessages', { conversation })
  expect((await readAs(other)).status).toBe(200)
  const page = await other.listen(activity)
  const readdress = (named?: string[]) =>
    facilitator.command(activity, 'room.readdress', { conversation, ...(named ? { people: named } : {}) })
  const { position } = await readdress([march.id])
  expect((await readAs(march)).status).toBe(200)
  expect((await readAs(other)).status).toBe(404)
  expect((await readAs(facilitator)).status).toBe(404)
  await page.hasHeard(position)
  expect(page.events.map(({ event }) => event)).toEqual(['people.changed'])
  await readdress()
  expect((await readAs(other)).status).toBe(200)
  expect((await readdress([people.stranger.id])).status).toBe(400)
})
