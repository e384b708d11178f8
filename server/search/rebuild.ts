import type { Database } from '../database/database.ts'
import { countAfter, beginning } from '../events/cursor.ts'
import { followOn, listFollowing, startOver } from '../events/following.ts'
import { searchFollower } from './follower.ts'

const pause = 50
/** How often what was done is told, in ms. */
const telling = 1000

/**
 * Drops the index and makes it again from the event log. A server that runs meanwhile goes on with its work, and helps with
 * this one. What is found until it is done are the messages that are in it by then, the oldest first.
 */
export async function rebuildSearch(database: Database, say: (line: string) => void): Promise<void> {
  await database.write((db) => startOver(db, database.dialect, searchFollower))
  const all = await database.read((db) => countAfter(db, database.dialect, { cursor: beginning, most: 1e9 }))
  for (let behind = all; behind > 0; behind = await countBehind(database)) {
    say(`${number.format(all - Math.min(behind, all))} of ${number.format(all)} lines of the log`)
    await followFor(database, telling)
  }
  say(`The search index is made again, from ${number.format(all)} lines of the log.`)
}

async function followFor(database: Database, span: number): Promise<void> {
  const until = Date.now() + span
  while (Date.now() < until) {
    const step = await followOn(database, searchFollower)
    if (step === 'done') return
    // Somebody else is at it, or an older transaction holds the end of the log back.
    if (step === 'wait') await new Promise((resolve) => setTimeout(resolve, pause))
  }
}

const number = new Intl.NumberFormat('en')

async function countBehind(database: Database): Promise<number> {
  const following = await listFollowing(database)
  return following.find(({ name }) => name === searchFollower.name)?.behind ?? 0
}
