import type { PersonId } from '../../plugins/api/contract.ts'
import type { PlacedActivity } from '../activities/activities.ts'
import type { Database } from '../database/database.ts'
import type { Followers } from '../events/followers.ts'
import type { Live } from '../live/live.ts'
import type { Hearing } from '../mentoring/hearing.ts'
import { runCommand } from './commands.ts'
import { Answers, type Answer } from './answers.ts'
import type { Catalogue } from './catalogue.ts'
import { runQuery } from './queries.ts'
import type { Visit } from './visit.ts'

export interface OperationParts {
  readonly database: Database
  readonly live: Pick<Live, 'deliver' | 'positions'>
  readonly catalogue: Catalogue
  /** Left out: nobody is graded. */
  readonly grades?: GradeNews
  /** Left out: no activity hears of pairs. */
  readonly hearing?: Hearing
  /** Woken after each commit. Left out: nobody follows. */
  readonly followers?: Pick<Followers, 'wake'>
  readonly now: () => number
  /** False: everybody may do things as fast as they like, as a measurement does. */
  readonly limited?: boolean
}

/** What commands tell of grades. */
export interface GradeNews {
  /** Whose grades an event changes, as the activity's plugin has it. */
  whoseChange(activity: PlacedActivity, event: string, data: unknown): readonly PersonId[]
  /** Something was noted and committed. */
  wake(): void
}

/** What somebody at an activity asks for, by the names of the feature and of its operation. */
export interface Call {
  readonly visit: Visit
  readonly feature: string
  readonly name: string
}

/** Runs what contracts promise: validate, authorise, one snapshot or one transaction, and what follows the commit. */
export interface Operations {
  /** `input` is the text of the question, which is also what its answer is remembered by. */
  query(call: Call, input: string): Promise<Answer>
  /** `key` is the caller's idempotency key: the same key again gets the same answer, and nothing is done twice. */
  command(call: Call, input: unknown, key?: string): Promise<string>
}

const answersKept = 64 * 1024 * 1024

export function makeOperations(parts: OperationParts): Operations {
  const answers = new Answers(answersKept)
  return {
    query: (call, input) => runQuery(parts, answers, call, input),
    command: (call, input, key) => runCommand(parts, call, input, key),
  }
}
