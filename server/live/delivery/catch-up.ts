import { joinTexts } from './bundle.ts'
import type { Channel } from './channel.ts'
import type { Channels } from './channels.ts'
import type { Connection } from './connection.ts'
import type { Here, Resync, Welcome } from '../contract.ts'
import { cardOf } from '../here/place.ts'
import { mostReplayedSize } from './ring.ts'
import type { Room } from '../rooms.ts'
import type { Visit } from '../../operations/visit.ts'

interface Parts {
  readonly channels: Channels
  readonly here: (visit: Visit) => Here
  readonly onSlow: (connection: Connection) => void
}

/** What a connection missed, and the rooms where that cannot be replayed. */
interface Missed {
  readonly texts: readonly string[]
  readonly lost: readonly Channel[]
}

/**
 * Brings a connection from where it is behind to the present, and lets it flow. All that has to be awaited comes first;
 * from reading the rings to joining the flow nothing else can happen, so nothing is lost or doubled between the two.
 * When called again meanwhile, the later call does it.
 */
export async function catchUp(connection: Connection, { channels, here, onSlow }: Parts): Promise<void> {
  const attempt = (connection.attempt += 1)
  const { behind } = connection
  if (!behind) return
  await channels.reach(connection.channels, behind)
  if (attempt !== connection.attempt || !connection.isOpen || connection.doubt) return
  const { texts, lost } = collectMissed(connection.channels, behind)
  const greeting: (Welcome | Resync)[] = [welcome(connection, here(connection.visit))]
  if (lost.length > 0) greeting.push({ resync: { rooms: numbersOf(lost) } })
  connection.behind = undefined
  if (!connection.say(joinTexts([...greeting.map((message) => JSON.stringify(message)), ...texts]))) onSlow(connection)
}

function collectMissed(channels: readonly Channel[], behind: ReadonlyMap<Room, number>): Missed {
  const texts: string[] = []
  const lost: Channel[] = []
  for (const channel of channels) {
    const frames = channel.after(behind.get(channel.room) ?? channel.last ?? 0)
    if (frames) texts.push(...frames.map((frame) => frame.text))
    else lost.push(channel)
  }
  const size = texts.reduce((sum, text) => sum + text.length, 0)
  return size > mostReplayedSize * 2 ? { texts: [], lost: channels } : { texts, lost }
}

const welcome = ({ visit, channels }: Connection, here: Here): Welcome => ({
  welcome: { person: cardOf(visit.reader.actor), rooms: numbersOf(channels), here },
})

const numbersOf = (channels: readonly Channel[]): Record<Room, number> =>
  Object.fromEntries(channels.map(({ room, last }) => [room, last ?? 0]))
