import type { Chance } from './random.ts'
import type { Cut } from './page.ts'

/** What goes wrong, and after how many acknowledged messages in all. */
export interface Fault {
  readonly after: number
  readonly kind: 'kill' | 'cut everybody' | 'clock' | 'bus'
  readonly node: number
  /** Of a clock: by how many ms it is wrong from then on. */
  readonly by: number
}

/** Everything that a seed decides. */
export interface History {
  readonly people: number
  readonly each: number
  readonly cuts: readonly (readonly Cut[])[]
  readonly faults: readonly Fault[]
}

const hour = 60 * 60 * 1000

/** Makes up what happens: who writes how much, where their sockets are cut, and what befalls the nodes meanwhile. */
export function makeUp(chance: Chance, nodes: number): History {
  const people = chance.between(3, 8)
  const each = chance.between(5, 15)
  const kinds: [Fault['kind'], ...Fault['kind'][]] = ['kill', 'cut everybody', 'clock']
  if (nodes > 1) kinds.push('bus', 'kill')
  const faults = Array.from({ length: chance.between(1, 3) }, () => ({
    after: chance.between(0, people * each - 1),
    kind: chance.pick(kinds),
    node: chance.between(0, nodes - 1),
    by: chance.pick([-hour, -1500, 1500, hour]),
  }))
  const cut = (): Cut =>
    chance.next() < 0.8
      ? 'nowhere'
      : chance.pick(['before it is sent', 'as soon as it is sent', 'as soon as it is acknowledged'])
  return {
    people,
    each,
    cuts: Array.from({ length: people }, () => Array.from({ length: each }, cut)),
    faults: faults.toSorted((a, b) => a.after - b.after),
  }
}

/** In a few words, for whoever looks for what went wrong. */
export const describeHistory = ({ people, each, cuts, faults }: History): string =>
  `${people} people, ${each} messages each, ${cuts.flat().filter((cut) => cut !== 'nowhere').length} cut; ` +
  faults.map(({ kind, node, after }) => `${kind} at node ${node} after ${after}`).join(', ')
