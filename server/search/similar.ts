import type { ConversationId } from '../../plugins/api/contract.ts'
import type { SimilarTalk } from '../../plugins/api/server.ts'
import type { Scope } from '../operations/feature.ts'
import { listReadable, readableConversations } from './readable.ts'
import { courseTerm, wordIndexOf } from './word-index.ts'
import { isUnspaced, listWords, termsOf } from './words.ts'

/** More words than tell what something is about; the longest ones tell most. */
const mostWords = 8
/** Shorter ones are in every sentence. */
const shortest = 4
/** Letters of a word that tell what it is about, whatever its ending. */
const stemLength = 6
/** How many messages with one word are looked at, the newest first: a word that is in more says little. */
const mostMessages = 100
const highest = 2 ** 53 - 1

/**
 * The conversations of the activity that share the most with some words, in what they are called or in what was said there,
 * as far as the reader may read it. A rare word tells more than a frequent one, and a title more than a message.
 */
export async function findSimilar(scope: Scope, { words, kind, most = 5 }: SimilarTalk): Promise<ConversationId[]> {
  const stems = listStems(words)
  const least = Math.min(2, Math.ceil(stems.length / 2))
  const found = new Map<ConversationId, { shared: number; weight: number }>()
  for (const stem of stems) {
    const [said, titled] = [await listSaying(scope, stem, kind), await listTitled(scope, stem, kind)]
    const there = new Set([...said, ...titled])
    for (const id of there) {
      const { shared, weight } = found.get(id) ?? { shared: 0, weight: 0 }
      const more = (titled.has(id) ? 2 : 1) / Math.log(1 + there.size + 1)
      found.set(id, { shared: shared + 1, weight: weight + more })
    }
  }
  return [...found]
    .filter(([, { shared }]) => shared >= least)
    .toSorted(([one, { weight: a }], [other, { weight: b }]) => b - a || (one < other ? 1 : -1))
    .slice(0, most)
    .map(([id]) => id)
}

function listStems(words: string): string[] {
  const terms = [...new Set(listWords(words).flatMap(({ folded }) => termsOf(folded)))]
  const telling = terms.filter((term) => isUnspaced(term) || term.length >= shortest)
  const longest = telling.toSorted((one, other) => other.length - one.length).slice(0, mostWords)
  return [...new Set(longest.map((term) => term.slice(0, stemLength)))]
}

async function listSaying(scope: Scope, stem: string, kind: string | undefined): Promise<Set<ConversationId>> {
  const conditions = [
    { term: stem, begun: true },
    { term: courseTerm(scope.reader.course), begun: false },
  ]
  const range = { after: 0, before: highest, limit: mostMessages }
  const candidates = await wordIndexOf(scope.dialect).list(scope.db, conditions, range)
  const ids = candidates.map(({ message }) => message)
  const rows = await listReadable(scope, ids, kind === undefined ? {} : { kind })
  const here = rows.filter(({ activity, text }) => activity === scope.activity.id && hasStem(text, stem))
  return new Set(here.map(({ conversation }) => conversation))
}

/** What the index heard of may have been edited since. */
const hasStem = (text: string, stem: string): boolean =>
  listWords(text).some(({ folded }) => termsOf(folded).some((term) => term.startsWith(stem)))

async function listTitled(scope: Scope, stem: string, kind: string | undefined): Promise<Set<ConversationId>> {
  let query = readableConversations(scope)
    .where('activities.id', '=', scope.activity.id)
    .where('conversation_descriptions.folded', 'like', isUnspaced(stem) ? `%${stem}%` : `% ${stem}%`)
  if (kind !== undefined) query = query.where('conversation_descriptions.kind', '=', kind)
  const rows = await query.orderBy('conversations.last_message_at', 'desc').limit(mostMessages).execute()
  return new Set(rows.map(({ conversation }) => conversation))
}
