import { definePlugin } from '../../api/server.ts'
import { contract } from '../contract.ts'
import { migrations } from '../migrations/index.ts'
import { names as en } from '../texts/en.ts'
import { names as es } from '../texts/es.ts'
import {
  beginMoment,
  callOff,
  endMoment,
  endWhenOver,
  giveTurn,
  openMoment,
  raiseHand,
  writeNotes,
} from './moments/holding.ts'
import { eraseMoments, exportMoments } from './moments/privacy.ts'
import { listOwnWords } from './moments/own-words.ts'
import { listMoments } from './moments/reading.ts'
import { addToGroup, leaveGroup, makeGroup, renameGroup } from './rooms/groups.ts'
import { listRooms } from './rooms/listing.ts'
import { openDirect, openRoom } from './rooms/opening.ts'
import { erasePerson, exportPerson } from './rooms/privacy.ts'
import { rearranged } from './rooms/rearranged.ts'
import type { ChatTables } from './tables.ts'

/** Rooms for groups of people, what a few of them say apart, and moments that people hold together; what is said is in conversations of the core. */
export const plugin = definePlugin<typeof contract, ChatTables>({
  contract,
  queries: { listRooms, listMoments },
  commands: {
    ...{ openRoom, openDirect, makeGroup, renameGroup, addToGroup, leaveGroup },
    ...{ openMoment, callOff, endMoment, raiseHand, giveTurn, writeNotes },
  },
  timers: { beginMoment, endMoment: endWhenOver },
  rearranged,
  ownWords: listOwnWords,
  migrations,
  privacy: {
    export: async (db, person) => ({ rooms: await exportPerson(db, person), moments: await exportMoments(db, person) }),
    async erase(db, person) {
      await erasePerson(db, person)
      await eraseMoments(db, person)
    },
  },
  // Settings are copied by the house; what was said stays with those who said it.
  copy: async () => {},
  texts: { en, es },
})
