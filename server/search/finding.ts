import type { MessageId } from '../../plugins/api/contract.ts'
import type { Scope } from '../operations/feature.ts'
import { writeTime } from '../ids.ts'
import { excerptOf } from './excerpt.ts'
import { listReadable, type Filters, type ReadableMessage } from './readable.ts'
import { findIn, listConditions, type Condition, type Wanted } from './wanted.ts'
import { authorTerm, conversationTerm, courseTerm, wordIndexOf, type Candidate } from './word-index.ts'

export interface Looking {
  readonly wanted: Wanted
  readonly filters: Filters
  readonly before: number | undefined
}

export interface Found extends Omit<ReadableMessage, 'text'> {
  readonly excerpt: ReturnType<typeof excerptOf>
}

const pageSize = 20
/** At first no more than a page has: most candidates are hits. */
const candidatesAtOnce = pageSize
/** How many candidates one question may cost; what is behind them is on the next page. */
const mostCandidates = 2000

const highest = 2 ** 53 - 1

/** A page of messages: the index names candidates, and what the messages themselves say now decides. */
export async function findMessages(
  scope: Scope,
  { wanted, filters, before = highest }: Looking,
): Promise<{ readonly found: Found[]; readonly next: number | null }> {
  const bounds = await boundsOf(scope, filters)
  const found: Found[] = []
  let at = Math.min(before, bounds.before)
  for (let looked = 0; looked < mostCandidates;) {
    const limit = Math.min(candidatesAtOnce * (1 + looked / candidatesAtOnce), 500)
    const range = { after: bounds.after, before: at, limit }
    // That something was said in this course is dear to ask of an index that has little else: only if others say much of it.
    const inCourse = found.length * 2 < looked
    const conditions = conditionsFor(scope, { wanted, filters, inCourse })
    const candidates = await wordIndexOf(scope.dialect).list(scope.db, conditions, range)
    for (const { id, hit } of await lookAt(scope, candidates, { wanted, filters })) {
      at = id
      if (hit) found.push(hit)
      if (found.length === pageSize) return { found, next: at }
    }
    if (candidates.length < limit) return { found, next: null }
    looked += candidates.length
  }
  return { found, next: at }
}

function conditionsFor(
  { reader }: Scope,
  { wanted, filters, inCourse }: Pick<Looking, 'wanted' | 'filters'> & { readonly inCourse: boolean },
): Condition[] {
  const term = (name: string): Condition => ({ term: name, begun: false })
  const asked = [
    ...listConditions(wanted),
    ...(filters.author === undefined ? [] : [term(authorTerm(filters.author))]),
    ...(filters.within === undefined ? [] : [term(conversationTerm(filters.within))]),
  ]
  return inCourse || asked.length === 0 ? [...asked, term(courseTerm(reader.course))] : asked
}

/** Candidates in their order, those that can be read and have the words in them with their excerpt. */
async function lookAt(
  scope: Scope,
  candidates: readonly Candidate[],
  { wanted, filters }: Pick<Looking, 'wanted' | 'filters'>,
): Promise<{ id: number; hit: Found | undefined }[]> {
  const readable = await listReadable(
    scope,
    candidates.map(({ message }) => message),
    filters,
  )
  const known = new Map(readable.map((row) => [row.message, row]))
  return candidates.map(({ id, message }) => {
    const row = known.get(message)
    return { id, hit: row && toFound(row, wanted) }
  })
}

/** Undefined when the words are not in it: it was edited since the index heard of it, or only its parts are the same. */
function toFound({ text, ...row }: ReadableMessage, wanted: Wanted): Found | undefined {
  const places = findIn(text, wanted)
  return places && { ...row, excerpt: excerptOf(text, places) }
}

/** Clocks of several servers are about as far apart at most. */
const slack = 10 * 60_000

/** Numbers rise in the order of sending, so a time is a number, roughly; exactly, the messages are asked. */
async function boundsOf({ db }: Scope, { since, until }: Filters): Promise<{ after: number; before: number }> {
  const firstFrom = async (time: number) =>
    db
      .selectFrom('search_documents')
      .select('id')
      .where('message_id', '>=', writeTime(time) as MessageId)
      .orderBy('message_id')
      .limit(1)
      .executeTakeFirst()
  const first = since === undefined ? { id: 0 } : await firstFrom(Math.max(since - slack, 0))
  const behind = until === undefined ? undefined : await firstFrom(until + slack)
  return { after: (first?.id ?? highest) - 1, before: behind?.id ?? highest }
}
