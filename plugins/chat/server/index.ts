import { definePlugin } from '../../api/server.ts'
import { contract } from '../contract.ts'
import { migrations } from '../migrations/index.ts'
import { names as en } from '../texts/en.ts'
import { names as es } from '../texts/es.ts'
import { openRoom, readRoom } from './rooms/rooms.ts'
import type { ChatTables } from './tables.ts'

/** One room for everybody the activity is for; what is said in it is a conversation of the core. */
export const plugin = definePlugin<typeof contract, ChatTables>({
  contract,
  queries: { readRoom },
  commands: { openRoom },
  migrations,
  privacy: { noPersonalData: 'A room is an activity and its conversation; what people say in it is kept by the core.' },
  // Settings are copied by the house; what was said stays with those who said it.
  copy: async () => {},
  texts: { en, es },
})
