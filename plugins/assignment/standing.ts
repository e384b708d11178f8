import type { Rung, Standing, WorkCard } from './contract.ts'

interface Climb {
  readonly rungs: readonly Rung[]
  /** The newest first. */
  readonly works: readonly WorkCard[]
  readonly order: 'inOrder' | 'freely'
  /** When the person joined the course. */
  readonly joinedAt: number | undefined
}

const day = 86_400_000

/** Where somebody stands on each rung. What was signed as known already takes the rungs below it along. */
export function listStandings({ rungs, works, order, joinedAt }: Climb): Standing[] {
  const known = rungs.findLastIndex(({ id }) => works.some((work) => isSigned(work, id) && work.already))
  let mayGoOn = true
  return rungs.map((rung, place) => {
    const own = works.filter((work) => work.rung === rung.id)
    const count = own.filter(({ status }) => status === 'signed').length
    const reached = place === known || count >= rung.times ? 'signed' : place < known ? 'recognised' : undefined
    const state = reached ?? findPending(own) ?? (mayGoOn || order === 'freely' ? 'open' : 'later')
    // What waits for others keeps nobody from the next step.
    mayGoOn &&= state === 'signed' || state === 'recognised' || state === 'waiting'
    return { rung: rung.id, state, count, dueAt: findDue(rung, joinedAt), works: own }
  })
}

const isSigned = ({ rung, status }: WorkCard, id: string): boolean => rung === id && status === 'signed'

function findPending(works: readonly WorkCard[]): Standing['state'] | undefined {
  if (works.some(({ status }) => status === 'returned')) return 'again'
  return works.some(({ status }) => status === 'waiting') ? 'waiting' : undefined
}

function findDue({ due }: Rung, joinedAt: number | undefined): number | null {
  if (due.kind === 'date') return due.at
  return due.kind === 'days' && joinedAt !== undefined ? joinedAt + due.days * day : null
}

/** Whether a rung is behind somebody. */
export const isReached = ({ state }: Standing): boolean => state === 'signed' || state === 'recognised'
