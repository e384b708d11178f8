import type { Rubric } from '../../plugins/api/contract.ts'
import { momentOf, type HistoryClock } from './clock.ts'
import { readAttendant, type Cohort } from './cohort.ts'
import type { When } from './talk/thread.ts'

/** By what the course looks at how somebody takes part in its talk. */
export const rubric: Rubric = [
  {
    id: 'c1',
    text: 'Tells from work what others can use',
    levels: ['Not yet', 'What happened', 'What happened, and why'],
  },
  {
    id: 'c2',
    text: 'Answers others, and comes back to them',
    levels: ['Not yet', 'Now and then', 'Most weeks', 'So that they need not ask twice'],
  },
  { id: 'c3', text: 'Asked something that was hard to ask', levels: [] },
]

interface Seed {
  readonly of: string
  readonly at: When
  readonly levels: readonly [number, number, number]
  readonly words: string
}

const judgements: readonly Seed[] = [
  {
    ...{ of: 'nadia', at: '2d 16:10', levels: [2, 2, 1] },
    words: 'You ask before you guess, and you say afterwards what it was. Others begin to do the same.',
  },
  {
    ...{ of: 'kwame', at: '2d 16:25', levels: [2, 1, 1] },
    words: 'Your stories travel. When somebody asks you back, answer them: you often know.',
  },
  {
    ...{ of: 'priya', at: '1d 17:40', levels: [1, 3, 0] },
    words: 'You answer so that one can do it. I would like to read one thing that you did not know.',
  },
]

interface Telling {
  readonly cohort: Cohort
  readonly clock: HistoryClock
  readonly now: number
}

/** What was said of some people's part by the rubric; the others still wait for a word. */
export async function tellJudging({ cohort, clock, now }: Telling): Promise<void> {
  const facilitator = readAttendant(cohort, 'agnieszka')
  for (const { of, at, levels, words } of judgements) {
    clock.moveTo(momentOf(at, now))
    const marks = rubric.map(({ id }, place) => ({ criterion: id, level: levels[place] ?? 0 }))
    const input = { person: readAttendant(cohort, of).id, version: 0, marks, words }
    await facilitator.command('discussion.judge', input)
  }
  clock.release()
}
