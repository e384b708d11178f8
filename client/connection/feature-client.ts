import type { FeatureClient, FeatureContract, Watched } from '../../plugins/api/client.ts'
import type { ActivityId, PersonId } from '../../plugins/api/contract.ts'
import type { Answered, Http } from './http.ts'
import { newKey } from './key.ts'
import type { LiveHub } from './live-hub.ts'
import type { LiveEvent } from './live.ts'
import { WatchedAnswer } from './watched.ts'

/** What all features of a page speak through. */
export interface Lines {
  readonly http: Pick<Http, 'get' | 'post'>
  readonly live: Pick<LiveHub, 'listen' | 'eventsAfter'>
  readonly activity: ActivityId
  readonly me: PersonId
}

type Reducer = (state: unknown, data: unknown, me: PersonId) => unknown
type Reducers = Readonly<Record<string, Reducer | undefined>>

/**
 * The operations of one feature over HTTP and the page's socket. Names and shapes were checked against the contract where it
 * was typed; here they are words.
 */
export function makeFeatureClient<C extends FeatureContract>(feature: C['id'], lines: Lines): FeatureClient<C> {
  const { http, live, me } = lines
  const at = `/api/activities/${lines.activity}/${feature}`
  const eventNamed = (name: string) => (name.includes('.') ? name : `${feature}.${name}`)

  const ask = async (name: string, input: unknown) =>
    (await http.get(`${at}/${name}?input=${encodeURIComponent(JSON.stringify(input))}`)) as Answered

  async function give(name: string, input: unknown, key: string = newKey()): Promise<unknown> {
    const { answer } = (await http.post(`${at}/${name}`, input, key)) as Answered
    return answer
  }

  function watch(
    name: string,
    input: unknown,
    options: { reducers?: Reducers; changed: () => void },
  ): Watched<unknown> {
    const reducers = new Map(
      Object.entries(options.reducers ?? {}).map(([event, reduce]) => [eventNamed(event), reduce]),
    )
    const watched: WatchedAnswer<unknown> = new WatchedAnswer<unknown>({
      read: () => ask(name, input),
      reduce: (state, { event, data }) => reducers.get(event)?.(state, data, me) ?? state,
      eventsAfter: (position) => live.eventsAfter(position),
      changed: options.changed,
      onStop: () => stop(),
    })
    const stop = live.listen({
      onEvents: (events) => watched.hear(events),
      onResync: () => watched.reload(),
      onConnected: () => watched.wake(),
    })
    return watched
  }

  const on = (name: string, listener: (data: unknown) => void) =>
    live.listen({ onEvents: each(eventNamed(name), listener) })

  const client = {
    query: async (name: string, input: unknown) => (await ask(name, input)).answer,
    command: give,
    watch,
    on,
  }
  return client as unknown as FeatureClient<C>
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
