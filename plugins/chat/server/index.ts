import { definePlugin } from '../../api/server.ts'
import { contract } from '../contract.ts'
import { migrations } from '../migrations/index.ts'
import { names as en } from '../texts/en.ts'
import { names as es } from '../texts/es.ts'
import { addToGroup, leaveGroup, makeGroup, renameGroup } from './rooms/groups.ts'
import { listRooms } from './rooms/listing.ts'
import { openDirect, openRoom } from './rooms/opening.ts'
import { erasePerson, exportPerson } from './rooms/privacy.ts'
import type { ChatTables } from './tables.ts'

/** Rooms for groups of people, and what a few of them say apart; what is said is in conversations of the core. */
export const plugin = definePlugin<typeof contract, ChatTables>({
  contract,
  queries: { listRooms },
  commands: { openRoom, openDirect, makeGroup, renameGroup, addToGroup, leaveGroup },
  migrations,
  privacy: { export: exportPerson, erase: erasePerson },
  // Settings are copied by the house; what was said stays with those who said it.
  copy: async () => {},
  texts: { en, es },
})
