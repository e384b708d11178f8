import { definePlugin } from '../../api/server.ts'
import { contract } from '../contract.ts'
import { migrations } from '../migrations/index.ts'
import { names as en } from '../texts/en.ts'
import { names as es } from '../texts/es.ts'
import { listThreads, readThread, withPeople } from './reading.ts'
import { close, pin, rename, startThread } from './tending.ts'
import { eraseStarter, listStartedBy, type DiscussionTables } from './threads.ts'

/** Threads with a title: a list of them, and each a conversation of the core. */
export const plugin = definePlugin<typeof contract, DiscussionTables>({
  contract,
  queries: {
    listThreads,
    async readThread(context, { thread: id }) {
      const { thread } = await readThread(context, id)
      return withPeople(context, thread)
    },
  },
  commands: { startThread, rename, pin, close },
  migrations,
  privacy: {
    async export(db, person) {
      const rows = await listStartedBy(db, person)
      return rows.map((row) => ({ activity: row.activity_id, title: row.title, startedAt: row.started_at }))
    },
    erase: eraseStarter,
  },
  // Settings are copied by the house; threads are what these people said, and stay with them.
  copy: async () => {},
  texts: { en, es },
})
