import type { FeatureClient, FeatureContract, Watched } from '../../plugins/api/client.ts'
import type { ActivityId, PersonId } from '../../plugins/api/contract.ts'
import type { Refused } from '../../server/live/contract.ts'
import { isPassing, toRefusal, unreachableRefusal, type Answered, type Http } from './http.ts'
import type { LiveHub } from './live/hub.ts'
import type { LiveEvent } from './live/live.ts'
import { throwInOwnWords } from './refusal-words.ts'
import { giveOnce, throwInDoubt } from './unanswered.ts'
import { WatchedAnswer } from './watched.ts'

/** What all features of a page speak through. */
export interface Lines {
  readonly http: Pick<Http, 'get' | 'post'>
  readonly live: Pick<LiveHub, 'listen' | 'eventsAfter' | 'command'>
  readonly activity: ActivityId
  readonly me: PersonId
}

const loadDownload = () => import('./open-download.ts').then(({ openDownload }) => openDownload)

type Reducer = (state: unknown, data: unknown, me: PersonId) => unknown

/**
 * The operations of one feature over HTTP and the page's socket. Names and shapes were checked against the contract where it
 * was typed; here they are words.
 */
export function makeFeatureClient<C extends FeatureContract>(feature: C['id'], lines: Lines): FeatureClient<C> {
  const { http, live } = lines
  const at = `/api/activities/${lines.activity}/${feature}`
  const eventNamed = (name: string) => (name.includes('.') ? name : `${feature}.${name}`)

  const inOwnWords = throwInOwnWords(feature)

  const ask = async (name: string, input: unknown) => {
    const address = `${at}/${name}?input=${encodeURIComponent(JSON.stringify(input))}`
    return toAnswered(await http.get(address).catch(inOwnWords))
  }

  /** By the socket while there is one, else by HTTP: the key makes them one command. */
  async function give(name: string, input: unknown, key: string): Promise<unknown> {
    const outcome = await live.command({ key, feature, name, input })
    if (outcome && 'done' in outcome) return outcome.done.answer
    if (outcome && isFinal(outcome.refused)) throw toRefusal(outcome.refused.status, outcome.refused)
    return toAnswered(await http.post(`${at}/${name}`, input, key)).answer
  }

  const client = {
    query: async (name: string, input: unknown) => (await ask(name, input)).answer,
    command(name: string, input: unknown, key?: string) {
      const byOwnKey = () => giveOnce(`${at}/${name}`, JSON.stringify(input), (own) => give(name, input, own))
      const given = key === undefined ? byOwnKey() : give(name, input, key)
      return given.catch(throwInDoubt).catch(inOwnWords)
    },
    async download(name: string, input: unknown) {
      const openDownload = await loadDownload().catch(() => undefined)
      if (!openDownload) throw unreachableRefusal()
      return openDownload(lines, `${feature}.${name}`, input).catch(inOwnWords)
    },
    watch(name: string, input: unknown, { reducers = {}, ...calls }: Following): Watched<unknown> {
      const named = Object.entries(reducers).map(([event, reduce]) => [eventNamed(event), reduce] as const)
      return follow(lines, () => ask(name, input), { reducers: new Map(named), ...calls })
    },
    on: (name: string, listener: (data: unknown) => void) =>
      live.listen({ onEvents: each(eventNamed(name), listener) }),
  }
  return client as unknown as FeatureClient<C>
}

/** The server says with every answer where it is true; who does not, stands in between and speaks JSON, too. */
function toAnswered(said: unknown): Answered {
  if (typeof said === 'object' && said !== null && 'position' in said) return said as Answered
  throw unreachableRefusal()
}

/** What may be otherwise in a moment, and a visit that has ended, are for HTTP to find out and to tell. */
const isFinal = (refused: Refused['refused']): boolean => refused.status !== 401 && !isPassing(refused.status, refused)

interface Following {
  readonly reducers?: Readonly<Record<string, Reducer | undefined>>
  readonly changed: () => void
  readonly missed?: () => void
}

/** Keeps an answer true by what the connection of the page tells. */
function follow(
  { live, me }: Lines,
  read: () => Promise<Answered>,
  { reducers, changed, missed }: Omit<Following, 'reducers'> & { reducers: ReadonlyMap<string, Reducer | undefined> },
): Watched<unknown> {
  const watched: WatchedAnswer<unknown> = new WatchedAnswer<unknown>({
    read,
    reduce: (state, { event, data }) => reducers.get(event)?.(state, data, me) ?? state,
    eventsAfter: (position) => live.eventsAfter(position),
    changed,
    onStop: () => stop(),
  })
  const stop = live.listen({
    onEvents: (events) => watched.hear(events),
    onResync: () => (missed ? missed() : watched.reload()),
    onConnected: () => watched.wake(),
  })
  return watched
}

/** Calls back for each event of a name, once: after a cut a part of what happened may come a second time. */
function each(name: string, listener: (data: unknown) => void): (events: readonly LiveEvent[]) => void {
  const heard = new Map<string, number>()
  return (events) => {
    for (const { room, seq, event, data } of events) {
      if (seq <= (heard.get(room) ?? 0)) continue
      heard.set(room, seq)
      if (event === name) listener(data)
    }
  }
}
