import type { Scope } from '../operations/feature.ts'
import { markPlaces, type Piece } from './excerpt.ts'
import { readableConversations, type ReadableMessage } from './readable.ts'
import { findIn, type Wanted } from './wanted.ts'
import { isUnspaced } from './words.ts'

export interface FoundTitle {
  readonly place: Pick<ReadableMessage, 'activity' | 'activityTitle' | 'conversation' | 'path' | 'title' | 'kind'>
  readonly title: Piece[]
}

const mostTitles = 5

/** Conversations that are called by these words, those somebody wrote in last first. */
export async function findTitles(scope: Scope, wanted: Wanted, kind: string | undefined): Promise<FoundTitle[]> {
  if (wanted.words.length === 0) return []
  let query = readableConversations(scope)
  for (const { folded, begun } of wanted.words)
    query = query.where('conversation_descriptions.folded', 'like', patternOf(folded, begun))
  if (kind !== undefined) query = query.where('conversation_descriptions.kind', '=', kind)
  const rows = await query.orderBy('conversations.last_message_at', 'desc').limit(mostTitles).execute()
  return rows.map((row) => ({ place: row, title: markPlaces(row.title ?? '', findIn(row.title ?? '', wanted) ?? []) }))
}

/** Words have letters and digits in them, and no signs that `like` would read as its own. */
function patternOf(folded: string, begun: boolean): string {
  if (isUnspaced(folded)) return `%${folded}%`
  return begun ? `% ${folded}%` : `% ${folded} %`
}

/** The kinds of what the reader may read. */
export async function listKinds(scope: Scope): Promise<{ plugin: string; kind: string }[]> {
  const rows = await readableConversations(scope)
    .clearSelect()
    .select(['activities.plugin', 'conversation_descriptions.kind'])
    .where('conversation_descriptions.kind', 'is not', null)
    .distinct()
    .execute()
  return rows.flatMap(({ plugin, kind }) => (plugin === null || kind === null ? [] : [{ plugin, kind }]))
}
