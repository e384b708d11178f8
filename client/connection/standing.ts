import type { FeatureClient, Reducers, Watched } from '../../plugins/api/client.ts'
import type { PersonId } from '../../plugins/api/contract.ts'
import type { Standing } from '../../plugins/api/conversations.ts'
import type { contract } from '../../server/conversations/contract.ts'
import { newKey } from './key.ts'

type Talk = typeof contract

const reducers: Reducers<Talk, 'readStanding'> = { standingChanged: (_, standing) => standing }

/** What is the person's own in the activity, kept true; and the server is told that they are here. */
export class OwnStanding {
  private readonly watched: Watched<Standing>
  private readonly listeners = new Set<() => void>()

  constructor(
    private readonly talk: FeatureClient<Talk>,
    private readonly me: PersonId,
  ) {
    this.watched = talk.watch('readStanding', {}, { reducers, changed: () => this.tell() })
    document.addEventListener('visibilitychange', this.arrive)
    this.arrive()
  }

  get now(): Standing | undefined {
    return this.watched.state
  }

  /** Whether an author is the person, with their name or without. */
  isMe = (id: PersonId): boolean => id === this.me || (this.now?.masks.some(({ mask }) => mask === id) ?? false)

  listen(changed: () => void): () => void {
    this.listeners.add(changed)
    return () => this.listeners.delete(changed)
  }

  close(): void {
    document.removeEventListener('visibilitychange', this.arrive)
    this.watched.stop()
    this.listeners.clear()
  }

  /** Nothing depends on it but a line at the next visit, so nobody waits for it. */
  private readonly arrive = () => {
    if (document.visibilityState === 'visible') this.talk.command('arrive', {}, newKey()).catch(() => undefined)
  }

  private tell(): void {
    for (const changed of this.listeners) changed()
  }
}
