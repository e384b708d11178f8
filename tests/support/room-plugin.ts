import { Type } from 'typebox'
import { Anonymity, defineContract, Group, GroupId, idOf, PersonCard, readerRules } from '../../plugins/api/contract.ts'
import { definePlugin, Refusal } from '../../plugins/api/server.ts'

const contract = defineContract({
  id: 'room',
  settings: Type.Object({ anonymity: Anonymity, ...readerRules }),
  queries: {
    /** What a person can open a conversation for. */
    listGroups: { can: 'view', output: Type.Array(Group) },
    /** Who is in a group. */
    listAudience: { can: 'view', input: Type.Object({ group: GroupId }), output: Type.Array(PersonCard) },
    /** The conversations of the activity, the newest first. */
    listNewest: { can: 'view', output: Type.Array(idOf<'conversation'>()) },
  },
  commands: {
    /** Without people or a group: a conversation for everybody whom the activity is for. */
    open: {
      can: 'participate',
      input: Type.Object({
        people: Type.Optional(Type.Array(idOf<'person'>())),
        group: Type.Optional(GroupId),
        /** Said to be a circle, whatever it is. */
        circle: Type.Optional(idOf<'circle'>()),
      }),
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
  queries: {
    listGroups: async ({ people }) => (await people.listGroups()).map(({ id, kind, name }) => ({ id, kind, name })),
    async listAudience({ people }, { group: id }) {
      const group = (await people.listGroups()).find((each) => each.id === id)
      return group ? people.listAudience(group.audience) : []
    },
    listNewest: async ({ conversations }) => (await conversations.listNewest({ limit: 50 })).map(({ id }) => id),
  },
  commands: {
    async open({ conversations, people: course }, { people, group: id, circle }) {
      if (people) return conversations.open({ audience: { kind: 'people', people } })
      if (circle) return conversations.open({ audience: { kind: 'circle', circle } })
      if (id === undefined) return conversations.open()
      const group = (await course.listGroups()).find((each) => each.id === id)
      if (!group) throw new Refusal('not_found', 404, 'This group is not here.')
      return conversations.open({ audience: group.audience })
    },
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
