import { Type } from 'typebox'
import { defineContract } from '../../plugins/api/contract.ts'
import { definePlugin } from '../../plugins/api/server.ts'

const contract = defineContract({
  id: 'book',
  settings: Type.Object({}),
  queries: {},
  commands: {},
  events: {},
  takes: ['entry'],
})

const texts = { name: 'Book', description: 'Talk that lasts.', 'takes.entry': 'Entry' }

/** The smallest plugin that takes talk from elsewhere: each stretch is an entry with the words in it. */
export const takerPlugin = definePlugin<typeof contract>({
  contract,
  migrations: {},
  queries: {},
  commands: {},
  taking: {
    async take({ conversations }, { title, putInto }) {
      const conversation = await conversations.open()
      await putInto(conversation)
      await conversations.describe(conversation, { title, path: `entry/${conversation}` })
    },
  },
  privacy: { noPersonalData: 'It keeps nothing of its own.' },
  copy: async () => {},
  texts: { en: texts, es: texts },
})
