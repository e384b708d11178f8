import { Type } from 'typebox'
import { defineContract, FileCard, idOf, LinkHash } from '../../../plugins/api/contract.ts'
import { definePlugin } from '../../../plugins/api/server.ts'

const file = idOf<'file'>()

const contract = defineContract({
  id: 'porch',
  settings: Type.Object({}),
  queries: {},
  commands: {
    invite: { can: 'participate', input: Type.Object({ link: LinkHash }), output: Type.String() },
    close: { can: 'participate', input: Type.Object({ link: idOf<'link'>() }), output: Type.Null() },
  },
  events: {},
  guests: {
    passer: {
      queries: { read: { output: Type.String() } },
      commands: {
        hand: { input: Type.Object({ files: Type.Array(file) }), output: Type.Array(FileCard) },
        decline: { output: Type.Null() },
      },
      brings: { kinds: ['picture', 'recording'], most: 2, largest: 100_000 },
    },
  },
})

const texts = { name: 'Porch', description: 'Who passes by may leave something.' }
const week = 7 * 24 * 60 * 60 * 1000

/** The smallest plugin whose guests bring something. */
export const porchPlugin = definePlugin<typeof contract>({
  contract,
  migrations: {},
  queries: {},
  commands: {
    async invite({ guests, actor, now }, { link }) {
      return guests.open('passer', { hash: link, key: actor.id, address: 'door@house.example', until: now + week })
    },
    async close({ guests }, { link }) {
      await guests.close([link])
      return null
    },
  },
  guests: {
    passer: {
      queries: { read: ({ guest }) => Promise.resolve(guest.address) },
      commands: {
        hand: ({ files: kept, guest, activity }, { files }) =>
          guest.madeBy === null
            ? Promise.resolve([])
            : kept.keep(files, { of: guest.madeBy, audience: activity.audience }),
        decline: () => Promise.resolve(null),
      },
      listFiles: () => Promise.resolve([]),
    },
  },
  privacy: { noPersonalData: 'The core keeps the files.' },
  copy: async () => {},
  texts: { en: texts, es: texts },
})
