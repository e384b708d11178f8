import type { PersonId } from '../../api/contract.ts'
import type { Grade, Grading } from '../../api/server.ts'
import type { contract, Rung, Standing } from '../contract.ts'
import { isReached, listStandings } from '../standing.ts'
import { readLadder } from './ladder/ladders.ts'
import type { AssignmentTables, WorkRow } from './tables.ts'
import { listWorksOf, toCard } from './works/works.ts'

type Computed = Grading<typeof contract, AssignmentTables>
type Context = Parameters<Computed['grade']>[0]

/** A column for the whole ladder, or one for each rung. */
export const grading: Computed = {
  async lineItems({ db, activity }) {
    const { columns, points: maximum } = activity.settings
    if (columns === 'none') return []
    if (columns === 'whole') return [{ key: '', label: activity.title, maximum }]
    const { rungs } = await readLadder(db, activity.id)
    return rungs.map((rung, place) => ({ key: rung.id, label: labelOf(activity.title, rung, place), maximum }))
  },
  async grade(context, person) {
    const climb = await readClimb(context, person)
    const { columns, points } = context.activity.settings
    if (!climb || columns === 'none') return null
    if (columns === 'whole') return gradeWhole(climb, points)
    return climb.flatMap((step) => gradeRung(step, points))
  },
}

/** The words of a designer; where there are none the number says it, since nobody knows the language of the gradebook. */
const labelOf = (title: string, rung: Rung, place: number): string =>
  rung.title === '' ? `${title} ${place + 1}` : `${title}: ${rung.title}`

interface RungClimbed {
  readonly standing: Standing
  /** From 0 to 1; null while it is not reached. */
  readonly share: number | null
}

/** Undefined for somebody who has shown nothing yet. */
async function readClimb({ db, activity }: Context, person: PersonId): Promise<RungClimbed[] | undefined> {
  const works = await listWorksOf(db, activity.id, person)
  if (works.length === 0) return undefined
  const { rungs } = await readLadder(db, activity.id)
  const { order } = activity.settings
  const standings = listStandings({ rungs, works: works.map(toCard), order, joinedAt: undefined })
  return standings.map((standing) => ({ standing, share: isReached(standing) ? shareOf(standing, works) : null }))
}

/** What somebody could do already counts in full below the rung where it was signed. */
function shareOf({ rung, state }: Standing, works: readonly WorkRow[]): number {
  if (state === 'recognised') return 1
  const shares = works
    .filter((work) => work.rung_id === rung && work.status === 'signed')
    .map(({ share }) => share ?? 1)
  return shares.reduce((sum, share) => sum + share, 0) / Math.max(shares.length, 1)
}

function gradeWhole(climb: readonly RungClimbed[], maximum: number): Grade {
  const reached = climb.flatMap(({ share }) => share ?? [])
  if (reached.length === 0)
    return { given: null, maximum, activityProgress: 'Submitted', gradingProgress: 'PendingManual' }
  const share = reached.reduce((sum, each) => sum + each, 0) / climb.length
  return {
    given: round(share * maximum),
    maximum,
    activityProgress: reached.length === climb.length ? 'Completed' : 'InProgress',
    gradingProgress: 'FullyGraded',
  }
}

function gradeRung({ standing, share }: RungClimbed, maximum: number): Grade[] {
  const lineItem = standing.rung
  if (share !== null) return [{ lineItem, given: round(share * maximum), maximum }]
  if (standing.works.length === 0) return []
  return [{ lineItem, given: null, maximum, activityProgress: 'Submitted', gradingProgress: 'PendingManual' }]
}

const round = (points: number): number => Math.round(points * 100) / 100
