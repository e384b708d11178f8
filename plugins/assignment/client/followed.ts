import type { ReactiveController, ReactiveControllerHost } from 'lit'
import type { ActivityClient, Watched } from '../../api/client.ts'
import type { InputOf, OutputOf } from '../../api/contract.ts'
import type { contract } from '../contract.ts'

type Queries = (typeof contract)['queries']
type Client = ActivityClient<typeof contract>

/** The answer of a query, asked anew whenever something of anybody's work has changed: each may see another part of it. */
export class Followed<Q extends keyof Queries> implements ReactiveController {
  private watched: Watched<OutputOf<Queries[Q]>> | undefined
  private key = ''
  private readonly stops: (() => void)[] = []

  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly query: Q,
  ) {
    host.addController(this)
  }

  get state(): OutputOf<Queries[Q]> | undefined {
    return this.watched?.state
  }

  get failure(): Error | undefined {
    return this.watched?.failure
  }

  /** Asks, unless the same was asked before. To be called from `willUpdate`. */
  ask(client: Client, input: InputOf<Queries[Q]>): void {
    const key = JSON.stringify(input)
    if (this.watched && this.key === key) return
    this.hostDisconnected()
    this.key = key
    this.watched = client.watch(this.query, input, { changed: () => this.host.requestUpdate() })
    for (const event of ['workChanged', 'ladderChanged', 'readingsChanged'] as const)
      this.stops.push(client.on(event, () => this.reload()))
    for (const event of ['people.changed', 'mentoring.changed'] as const)
      this.stops.push(client.on(event, () => this.reload()))
  }

  reload(): void {
    this.watched?.reload()
  }

  hostConnected(): void {
    // Taken out and put back, it is asked again by the next update.
    this.host.requestUpdate()
  }

  hostDisconnected(): void {
    this.watched?.stop()
    this.watched = undefined
    for (const stop of this.stops.splice(0)) stop()
  }
}
