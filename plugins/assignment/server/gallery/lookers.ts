import type { PersonId } from '../../../api/contract.ts'
import { isReached, listStandings } from '../../standing.ts'
import { readLadder } from '../ladder/ladders.ts'
import type { Reading, WorkRow } from '../tables.ts'
import { listWorksIn, toCard } from '../works/works.ts'

type Looking = Pick<Reading, 'db' | 'activity' | 'people'>

/**
 * Who may look at what is open to the cohort, by the rung; undefined for everybody. Where the designer wants it so, one
 * tries for oneself first; whoever does not learn here sees it at once.
 */
export async function readLookers({ db, activity, people }: Looking): Promise<Lookers | undefined> {
  if (activity.settings.gallery === 'open') return undefined
  const { rungs } = await readLadder(db, activity.id)
  const tried = new Map<PersonId, ReadonlySet<string>>()
  for (const [person, works] of byPerson(await listWorksIn(db, activity.id))) {
    const standings = listStandings({ rungs, works: works.map(toCard), order: 'freely', joinedAt: undefined })
    const reached = standings.filter(isReached).map(({ rung }) => rung)
    tried.set(person, new Set([...reached, ...works.map(({ rung_id }) => rung_id)]))
  }
  const others = (await people.listAudience()).filter(({ role }) => role !== 'learner').map(({ id }) => id)
  return { tried, others: new Set(others) }
}

export interface Lookers {
  /** The rungs that people who learn have tried, or need not. */
  readonly tried: ReadonlyMap<PersonId, ReadonlySet<string>>
  readonly others: ReadonlySet<PersonId>
}

export const mayLook = (lookers: Lookers | undefined, person: PersonId, rung: string): boolean =>
  lookers === undefined || lookers.others.has(person) || (lookers.tried.get(person)?.has(rung) ?? false)

export const listWhoMayLook = ({ tried, others }: Lookers, rung: string): PersonId[] => [
  ...others,
  ...[...tried].flatMap(([person, rungs]) => (rungs.has(rung) && !others.has(person) ? [person] : [])),
]

function byPerson(works: readonly WorkRow[]): ReadonlyMap<PersonId, readonly WorkRow[]> {
  const found = new Map<PersonId, WorkRow[]>()
  for (const row of works) found.set(row.person_id, [...(found.get(row.person_id) ?? []), row])
  return found
}
