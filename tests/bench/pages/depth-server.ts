import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { PersonId } from '../../../plugins/api/contract.ts'
import { readWindow } from '../../../server/conversations/reading/windows.ts'
import { openDatabase } from '../../../server/database/open.ts'
import { fillConversation } from '../../support/long-talk.ts'
import { prepareTalk } from '../../support/prepared-talk.ts'
import { cpuSeconds, serve } from '../child.ts'

/** How much CPU a page of a long thread takes, where it begins and where it is deepest. */
export type DepthServer = {
  measure(asked: { place: 'first' | 'deepest'; pages: number }): Promise<number>
}

const count = 10_000
const people = 20

const folder = mkdtempSync(join(tmpdir(), 'tertulia-bench-'))
process.on('exit', () => rmSync(folder, { recursive: true, force: true }))
const address = `file:${join(folder, 'depth.sqlite')}`
const { activity, conversation } = await prepareTalk(address, people)
const database = openDatabase(address)
const course = await database.write(async (db) => {
  const authors = await db.selectFrom('people').select('id').orderBy('id').limit(people).execute()
  await fillConversation(db, { conversation, authors: authors.map(({ id }) => id), count, now: Date.now() })
  return (await db.selectFrom('conversations').select('course_id').executeTakeFirstOrThrow()).course_id
})
const windows = { first: { after: 0 }, deepest: {} } as const

serve<DepthServer>({
  async measure({ place, pages }) {
    const before = cpuSeconds()
    for (let page = 0; page < pages; page += 1)
      await database.read((db) => readWindow(scopeOf(db), conversation, { ...windows[place], nested: true }))
    return ((cpuSeconds() - before) / pages) * 1000
  },
})

type Scope = Parameters<typeof readWindow>[0]

/** Somebody of the course, as the door would find them: the door is not what is measured. */
const scopeOf = (db: Scope['db']): Scope => {
  const actor = { id: 'nobody' as PersonId, name: '', picture: null, role: 'learner' as const, locale: 'en' }
  const reader = { actor, role: 'learner', cohorts: [], person: actor.id, course }
  return { db, dialect: 'sqlite', reader, activity: { id: activity, course, settings: {} }, now: 0 } as unknown as Scope
}
