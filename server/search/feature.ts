import type { Static } from 'typebox'
import { defineFeature, type Feature, type Scope } from '../operations/feature.ts'
import { listActiveCards, listCards } from '../people/cards.ts'
import type { Plugins } from '../plugins/find.ts'
import { contract } from './contract.ts'
import { findMessages, type Found } from './finding.ts'
import { findNamed } from './names.ts'
import type { Filters } from './readable.ts'
import { findTitles, listKinds, type FoundTitle } from './titles.ts'
import { readWanted } from './wanted.ts'

type Input = Static<(typeof contract)['queries']['find']['input']>
type Output = Static<(typeof contract)['queries']['find']['output']>

/** Search in the whole course. Plugins name the kinds of their conversations. */
export const searchFeature = (plugins: Plugins): Feature =>
  defineFeature({
    contract,
    queries: {
      find,
      async listKinds(scope) {
        const language = scope.reader.actor.locale.startsWith('es') ? 'es' : 'en'
        const kinds = await listKinds(scope)
        const named = new Map(
          kinds.map(({ plugin, kind }) => [kind, plugins.get(plugin)?.texts[language][`kind.${kind}`] ?? kind]),
        )
        return [...named].map(([kind, name]) => ({ kind, name })).toSorted((a, b) => a.name.localeCompare(b.name))
      },
    },
    commands: {},
  })

async function find(scope: Scope, { words, before, ...filters }: Input): Promise<Output> {
  const wanted = readWanted(words)
  if (wanted.words.length === 0 && Object.keys(filters).length === 0)
    return { messages: [], titles: [], people: [], authors: [], next: null }
  const { found, next } = await findMessages(scope, { wanted, filters, before })
  return {
    messages: found.map(toHit),
    titles: before === undefined ? (await titlesFor(scope, wanted, filters)).map(toTitle) : [],
    people: before === undefined ? await peopleFor(scope, wanted, filters) : [],
    authors: await listCards(
      scope.db,
      scope.reader.course,
      found.map(({ author }) => author),
    ),
    next,
  }
}

/** A title has no author and no day, and who looks in one place knows what it is called. */
const titlesFor = async (scope: Scope, wanted: ReturnType<typeof readWanted>, filters: Filters) =>
  (filters.author ?? filters.since ?? filters.until ?? filters.within ?? filters.here ?? false)
    ? []
    : findTitles(scope, wanted, filters.kind)

async function peopleFor({ db, reader }: Scope, wanted: ReturnType<typeof readWanted>, { author }: Filters) {
  return author === undefined ? findNamed(await listActiveCards(db, reader.course, null), wanted) : []
}

const toHit = ({ message, seq, author, sentAt, excerpt, ...place }: Found): Output['messages'][number] => ({
  message,
  seq,
  author,
  sentAt,
  excerpt,
  place: toPlace(place),
})

const toTitle = ({ place, title }: FoundTitle): Output['titles'][number] => ({ place: toPlace(place), title })

const toPlace = ({ activity, activityTitle, conversation, path, title, kind }: FoundTitle['place']) => ({
  activity: { id: activity, title: activityTitle },
  conversation,
  path,
  title,
  kind,
})
