import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import BetterSqlite3 from 'better-sqlite3'
import { readConfiguration } from '../../../server/configuration.ts'
import { conversationsFeature } from '../../../server/conversations/feature.ts'
import { openDatabase } from '../../../server/database/open.ts'
import { makeHouse } from '../../../server/house.ts'
import { openLog } from '../../../server/log.ts'
import { Catalogue } from '../../../server/operations/catalogue.ts'
import { makeOperations } from '../../../server/operations/operations.ts'
import { prepareTalk } from '../../support/prepared-talk.ts'
import type { Bench } from '../figure.ts'

const people = 128
const messagesEach = 40

const markdown = 'The gauge reads **1.6 bar** at seven and 3.4 an hour later. It is the street, I think.'

/** Raw group commit beside the product's own, both with everything on disk; rounds answer messages per second. */
export async function openPosts(): Promise<Bench> {
  const folder = await mkdtemp(join(tmpdir(), 'tertulia-bench-'))
  const ours = await openOurs(folder)
  const bare = openBare(join(folder, 'bare.db'))
  return {
    ours: () => rate(ours.post),
    bare: () => rate(bare.post),
    async close() {
      bare.close()
      await ours.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

async function rate(post: () => Promise<void>): Promise<number> {
  const begin = performance.now()
  await post()
  return (people * messagesEach) / ((performance.now() - begin) / 1000)
}

async function openOurs(folder: string) {
  const configuration = readConfiguration({
    TERTULIA_DATA: folder,
    TERTULIA_LOG_LEVEL: 'error',
    TERTULIA_LIMITS: 'off',
  })
  const { tokens, activity, conversation } = await prepareTalk(configuration.database, people)
  const database = openDatabase(configuration.database)
  const house = makeHouse({ configuration, database, plugins: new Map(), log: openLog('error'), now: Date.now })
  const { live, grades, followers, now } = house
  const catalogue = new Catalogue([conversationsFeature(new Map())], [])
  const operations = makeOperations({ database, live, catalogue, grades, followers, now, limited: false })
  const visits = await Promise.all(tokens.map((token) => house.enter(token, activity)))
  await followers.start()
  const say = async (visit: (typeof visits)[number]) => {
    for (let count = 0; count < messagesEach; count += 1)
      await operations.command({ visit, feature: 'conversations', name: 'send' }, { conversation, markdown })
  }
  return {
    async post() {
      await Promise.all(visits.map(say))
      await followers.settle()
    },
    async close() {
      await followers.close()
      await live.close()
      await database.close()
    },
  }
}

/** What posting costs at the least: one row with one unique index, 128 rows to a commit that is on disk. */
function openBare(file: string) {
  const database = new BetterSqlite3(file)
  database.pragma('journal_mode = WAL')
  database.pragma('synchronous = FULL')
  database.exec('create table messages (id text primary key, seq integer, author text, text text, sent_at integer)')
  const insert = database.prepare('insert into messages values (?, ?, ?, ?, ?)')
  let seq = 0
  const commit = database.transaction(() => {
    for (let count = 0; count < people; count += 1) insert.run(`message${(seq += 1)}`, seq, 'author', markdown, seq)
  })
  return {
    async post() {
      for (let count = 0; count < messagesEach; count += 1) {
        await new Promise((resolve) => setImmediate(resolve))
        commit()
      }
    },
    close: () => database.close(),
  }
}
