import { Type } from 'typebox'
import { defineContract, FileCard, idOf, type FileId, type PersonId } from '../../../plugins/api/contract.ts'
import { definePlugin, type Audience } from '../../../plugins/api/server.ts'

const files = Type.Array(idOf<'file'>())
const shelving = Type.Object({ files, people: Type.Optional(Type.Array(idOf<'person'>())) })

const contract = defineContract({
  id: 'shelf',
  settings: Type.Object({}),
  queries: {
    listCards: { can: 'view', input: Type.Object({ files }), output: Type.Array(FileCard) },
    listHashes: { can: 'view', input: Type.Object({ files }), output: Type.Array(Type.String()) },
  },
  commands: {
    keep: { can: 'participate', input: shelving, output: Type.Array(FileCard) },
    show: { can: 'participate', input: shelving, output: Type.Null() },
    remove: { can: 'participate', input: Type.Object({ files }), output: Type.Null() },
  },
  events: { changed: Type.Object({}) },
})

const texts = { name: 'Shelf', description: 'Files and nothing else.' }

const audienceOf = (people: PersonId[] | undefined): Audience =>
  people === undefined ? { kind: 'course' } : { kind: 'people', people }

interface Shelving {
  readonly files: FileId[]
  readonly people?: PersonId[]
}

/** The smallest plugin that keeps files. */
export const shelfPlugin = definePlugin<typeof contract>({
  contract,
  migrations: {},
  queries: {
    listCards: ({ files: kept }, { files }) => kept.list(files),
    listHashes: async ({ files: kept }, { files }) => (await kept.describe(files)).map(({ sha256 }) => sha256),
  },
  commands: {
    async keep(context, { files, people }: Shelving) {
      const cards = await context.files.keep(files, audienceOf(people))
      context.publish('changed', {})
      return cards
    },
    async show(context, { files, people }: Shelving) {
      await context.files.setAudience(files, audienceOf(people))
      context.publish('changed', {})
      return null
    },
    async remove(context, { files }) {
      await context.files.remove(files)
      context.publish('changed', {})
      return null
    },
  },
  privacy: { noPersonalData: 'The core keeps the files.' },
  copy: async () => {},
  texts: { en: texts, es: texts },
})
