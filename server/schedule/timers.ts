import type { TObject } from 'typebox'
import type { Schedule } from '../../plugins/api/server.ts'
import type { Feature, Scope, TimerHandler } from '../operations/feature.ts'
import { compileInput, type Validate } from '../operations/schemas.ts'
import { removeScheduled, saveScheduled, type TimerKey } from './scheduled.ts'

/** What plugins hear by handlers of their own, as timers of the house: no contract can name one like these. */
export const movedTimer = '~moved'
export const rearrangedTimer = '~rearranged'

/** Everything that can be done at a time, by `<feature>.<timer>`. */
export type Timers = ReadonlyMap<string, TimerHandler>

export const timersOf = (features: readonly Feature[]): Timers =>
  new Map(
    features.flatMap(({ contract, timers = {} }) =>
      Object.entries(timers).map(([name, run]) => [`${contract.id}.${name}`, run] as const),
    ),
  )

/** Who has timers at all. */
export const featuresWith = (timers: Timers): string[] => [
  ...new Set([...timers.keys()].map((name) => name.slice(0, name.indexOf('.')))),
]

interface WithTimers {
  readonly id: string
  readonly timers?: Readonly<Record<string, TObject>>
}

/**
 * How a feature sets its timers, for the activity of each scope. Throws a sentence for a timer that its contract does not
 * name, `invalid_input` for what that does not allow.
 */
export function scheduleOf({ id, timers = {} }: WithTimers): (scope: Pick<Scope, 'db' | 'activity'>) => Schedule {
  const validators = new Map(Object.entries(timers).map(([name, schema]) => [name, compileInput(schema)]))
  return ({ db, activity }) => {
    const keyOf = (timer: string, key: string): TimerKey => ({ activity: activity.id, feature: id, timer, key })
    return {
      at: (timer, at, input, key = '') => {
        validatorOf(validators, id, timer)(input)
        return saveScheduled(db, keyOf(timer, key), { at, input })
      },
      cancel: (timer, key = '') => removeScheduled(db, keyOf(timer, key)),
    }
  }
}

function validatorOf(validators: ReadonlyMap<string, Validate>, feature: string, timer: string): Validate {
  const validate = validators.get(timer)
  if (!validate) throw new Error(`The contract of "${feature}" names no timer "${timer}".`)
  return validate
}
