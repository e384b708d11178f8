import { definePlugin } from '../../api/server.ts'
import { contract } from '../contract.ts'
import { migrations } from '../migrations/index.ts'
import { names as en } from '../texts/en.ts'
import { names as es } from '../texts/es.ts'
import { findRoom, saveRoom, type ChatTables } from './rooms.ts'

/** One room for everybody the activity is for; what is said in it is a conversation of the core. */
export const plugin = definePlugin<typeof contract, ChatTables>({
  contract,
  queries: {
    readRoom: async ({ db, activity }) => ({ conversation: (await findRoom(db, activity.id)) ?? null }),
  },
  commands: {
    async openRoom({ db, activity, conversations, publish }) {
      const known = await findRoom(db, activity.id)
      if (known) return { conversation: known }
      const conversation = await conversations.open()
      await saveRoom(db, { activity_id: activity.id, conversation_id: conversation })
      publish('roomOpened', { conversation })
      return { conversation }
    },
  },
  migrations,
  privacy: { noPersonalData: 'A room is an activity and its conversation; what people say in it is kept by the core.' },
  // Settings are copied by the house; what was said stays with those who said it.
  copy: async () => {},
  texts: { en, es },
})
