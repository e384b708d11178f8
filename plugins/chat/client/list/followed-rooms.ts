import {
  findFollow,
  isQuietAt,
  ReadPositions,
  watchQuietHours,
  type ActivityClient,
  type FindPerson,
  type QuietHours,
  type Watched,
} from '../../../api/client.ts'
import type { PersonCard, PersonId } from '../../../api/contract.ts'
import type { contract, Room, RoomList } from '../../contract.ts'
import { states } from '../../state.ts'

/** The rooms of the reader as they are now, and what is unread in each. */
export class FollowedRooms {
  private readonly watched: Watched<RoomList>
  private readonly positions: ReadPositions
  private readonly quiet: Watched<{ readonly hours: QuietHours | null }>
  private readonly stops: readonly (() => void)[]
  private cards: ReadonlyMap<PersonId, PersonCard> = new Map()

  constructor(
    private readonly client: ActivityClient<typeof contract>,
    private readonly changed: () => void,
  ) {
    this.positions = new ReadPositions(client.talk, changed)
    this.quiet = watchQuietHours(client, changed)
    this.watched = client.watch('listRooms', {}, { reducers: states.listRooms, changed: () => this.take() })
    // Who is in which cohort or circle decides what rooms there are.
    this.stops = [client.on('groups.changed', () => this.reload()), client.on('activity.changed', () => this.reload())]
  }

  /**
   * Undefined until the first answer. What somebody else has begun and not yet said a word in is nothing to see.
   * @param shown the key of one that is shown all the same
   */
  list(shown?: string): readonly Room[] | undefined {
    const isThere = ({ key, kind, madeBy, talk }: Room) =>
      kind !== 'direct' || madeBy === this.client.me.id || (talk?.lastSeq ?? 0) > 0 || key === shown
    return this.watched.state?.rooms.filter(isThere)
  }

  get failure(): Error | undefined {
    return this.watched.failure
  }

  find(key: string): Room | undefined {
    return this.watched.state?.rooms.find((room) => room.key === key)
  }

  /** What the reader and somebody else write to each other in. */
  findDirect(other: PersonId): Room | undefined {
    return this.watched.state?.rooms.find(({ kind, people }) => kind === 'direct' && people.includes(other))
  }

  findPerson: FindPerson = (id) => this.cards.get(id)

  countUnread({ talk }: Room): number {
    return talk ? this.positions.countUnread(talk) : 0
  }

  /** Whether nothing of it is to draw the reader in: they want to hear nothing of it, or nothing at all at this hour. */
  isQuiet({ talk }: Room): boolean {
    const { standing } = this.client
    return isQuietAt(this.quiet.state?.hours, Date.now()) || (!!talk && findFollow(standing, talk.id) === 'none')
  }

  /** How much waits to be read where the reader wants to be drawn in. */
  countWaiting(): number {
    const rooms = this.list()?.filter((room) => !this.isQuiet(room)) ?? []
    return rooms.reduce((count, room) => count + this.countUnread(room), 0)
  }

  reload(): void {
    this.watched.reload()
  }

  stop(): void {
    for (const stop of this.stops) stop()
    this.watched.stop()
    this.quiet.stop()
    this.positions.stop()
  }

  private take(): void {
    const { rooms = [], people = [] } = this.watched.state ?? {}
    this.cards = new Map([...people, this.client.me].map((person) => [person.id, person]))
    this.positions.follow(rooms.flatMap(({ talk }) => talk?.id ?? []))
    this.changed()
  }
}
