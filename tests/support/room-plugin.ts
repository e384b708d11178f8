import { Type } from 'typebox'
import type { PersonId } from '../../plugins/api/contract.ts'
import { Anonymity, defineContract, idOf } from '../../plugins/api/contract.ts'
import { definePlugin } from '../../plugins/api/server.ts'

const contract = defineContract({
  id: 'room',
  settings: Type.Object({ anonymity: Anonymity }),
  queries: {},
  commands: {
    /** Without people: a conversation for everybody whom the activity is for. */
    open: {
      can: 'participate',
      input: Type.Object({ people: Type.Optional(Type.Array(idOf<'person'>())) }),
      output: idOf<'conversation'>(),
    },
    /** To another conversation; to a new one when none is named. */
    move: {
      can: 'facilitate',
      input: Type.Object({ message: idOf<'message'>(), to: Type.Optional(idOf<'conversation'>()) }),
      output: idOf<'conversation'>(),
    },
    close: {
      can: 'facilitate',
      input: Type.Object({ conversation: idOf<'conversation'>(), closed: Type.Boolean() }),
      output: Type.Null(),
    },
    /** Says anew whom a conversation is for; without people, for everybody. */
    readdress: {
      can: 'facilitate',
      input: Type.Object({ conversation: idOf<'conversation'>(), people: Type.Optional(Type.Array(idOf<'person'>())) }),
      output: Type.Null(),
    },
  },
  events: {},
})

const texts = { name: 'Room', description: 'A conversation and nothing else.' }

/** The smallest plugin that talks: tests of conversations stand on it, so that they need no activity of the product. */
export const roomPlugin = definePlugin<typeof contract>({
  contract,
  migrations: {},
  queries: {},
  commands: {
    open: ({ conversations }, { people }: { people?: PersonId[] }) =>
      conversations.open(people ? { audience: { kind: 'people', people } } : {}),
    async move({ conversations }, { message, to }) {
      const target = to ?? (await conversations.open())
      await conversations.moveBranch(message, target)
      return target
    },
    async close({ conversations }, { conversation, closed }) {
      await conversations.close(conversation, closed)
      return null
    },
    async readdress({ activity, conversations }, { conversation, people }) {
      await conversations.setAudience(conversation, people ? { kind: 'people', people } : activity.audience)
      return null
    },
  },
  privacy: { noPersonalData: 'It keeps nothing of its own.' },
  copy: async () => {},
  texts: { en: texts, es: texts },
})
