import { resolve } from 'node:path'
import type { ActivityId, ConversationId } from '../../plugins/api/contract.ts'
import { createActivity } from '../../server/activities/activities.ts'
import { createConversation } from '../../server/conversations/conversations.ts'
import { migrateCore, openDatabase } from '../../server/database/open.ts'
import { openSession } from '../../server/sessions/sessions.ts'
import { saveDefaultCohort } from '../../server/groups/cohorts.ts'
import { saveCourse } from '../../server/courses/courses.ts'
import { saveMember } from '../../server/courses/members.ts'
import { savePerson } from '../../server/people/people.ts'

export const productFolder = resolve(import.meta.dirname, '../..')

/** A conversation in a database that no server has open yet, and people with sessions. */
export interface PreparedTalk {
  readonly activity: ActivityId
  readonly conversation: ConversationId
  readonly tokens: readonly string[]
}

/** Writes a course with `people` people and one conversation for all of them. */
export async function prepareTalk(address: string, people: number): Promise<PreparedTalk> {
  const database = openDatabase(address)
  await migrateCore(database)
  const now = Date.now()
  const prepared = await database.write(async (db) => {
    const course = await saveCourse(db, { tenant: 'test', externalId: 'coffee' }, now)
    await saveDefaultCohort(db, course, now)
    const activity = await createActivity(db, { course, plugin: null, title: 'Talk', settings: {} }, now)
    const scope = { db, now, activity: { id: activity, course } } as Parameters<typeof createConversation>[0]
    const conversation = await createConversation(scope, { kind: 'course' })
    const tokens: string[] = []
    for (let count = 0; count < people; count += 1) {
      const person = await savePerson(db, 'test', { subject: `person ${count}`, name: `Person ${count}` }, now)
      await saveMember(db, { course, person, role: 'learner', status: 'active', seenAt: now }, now)
      tokens.push(await openSession(db, { person, course }, now))
    }
    return { activity, conversation, tokens }
  })
  await database.close()
  return prepared
}

/** Sends one message over HTTP; undefined when the server did not answer. */
export async function post(
  url: string,
  { activity, conversation }: PreparedTalk,
  message: { token: string; markdown: string; key: string },
): Promise<number | undefined> {
  const response = await fetch(`${url}/api/activities/${activity}/conversations/send`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${message.token}`,
      'content-type': 'application/json',
      'idempotency-key': message.key,
    },
    body: JSON.stringify({ conversation, markdown: message.markdown }),
  }).catch(() => undefined)
  // The head of an answer without its body is no acknowledgement.
  const body = await response?.text().catch(() => undefined)
  return body === undefined ? undefined : response?.status
}
