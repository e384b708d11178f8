import type { FeatureClient } from '../../../plugins/api/client.ts'
import type { ConversationId, InputOf, OutputOf, PersonId } from '../../../plugins/api/contract.ts'
import type { contract } from '../../../server/search/contract.ts'

export type SearchClient = FeatureClient<typeof contract>
export type Found = OutputOf<(typeof contract)['queries']['find']>
export type Hit = Found['messages'][number]
export type Place = Hit['place']
export type Kinds = OutputOf<(typeof contract)['queries']['listKinds']>

/** How long ago something may have been said. */
export type Span = 'week' | 'month' | 'year'

export interface Filters {
  readonly author?: PersonId
  readonly kind?: string
  readonly span?: Span
  readonly withFile?: true
  /** Only in the activity from which one came. */
  readonly here?: true
  /** Only in the conversation from which one came. */
  readonly within?: ConversationId
}

const day = 24 * 60 * 60 * 1000
const days: Readonly<Record<Span, number>> = { week: 7, month: 31, year: 366 }

export const nothingFound: Found = { messages: [], titles: [], people: [], authors: [], next: null }

/** One search after the other: whatever was asked last is shown, whenever it is answered. */
export class SearchState {
  found: Found = nothingFound
  failure: Error | undefined
  busy = false
  /** How many pages are shown. */
  pages = 1
  private asked = 0

  constructor(
    private readonly client: SearchClient,
    private readonly changed: () => void,
  ) {}

  async find(words: string, filters: Filters): Promise<void> {
    const turn = (this.asked += 1)
    this.busy = true
    this.changed()
    const found = await this.ask(turn, toInput(words, filters))
    if (turn !== this.asked) return
    this.busy = false
    if (found) this.found = found
    this.pages = 1
    this.changed()
  }

  /** The next page, behind what is shown. */
  async findMore(words: string, filters: Filters): Promise<void> {
    const { next } = this.found
    if (next === null || this.busy) return
    const turn = (this.asked += 1)
    this.busy = true
    this.changed()
    const page = await this.ask(turn, { ...toInput(words, filters), before: next })
    if (turn !== this.asked) return
    this.busy = false
    if (page) {
      this.found = join(this.found, page)
      this.pages += 1
    }
    this.changed()
  }

  private async ask(turn: number, input: Input): Promise<Found | undefined> {
    try {
      const found = await this.client.query('find', input)
      if (turn === this.asked) this.failure = undefined
      return found
    } catch (error) {
      if (turn === this.asked) this.failure = error instanceof Error ? error : new Error(String(error))
      return undefined
    }
  }
}

type Input = InputOf<(typeof contract)['queries']['find']>

function toInput(words: string, { span, ...filters }: Filters): Input {
  return { words, ...filters, ...(span === undefined ? {} : { since: Date.now() - days[span] * day }) }
}

const join = (before: Found, page: Found): Found => ({
  ...before,
  messages: [...before.messages, ...page.messages],
  authors: [...before.authors, ...page.authors],
  next: page.next,
})
