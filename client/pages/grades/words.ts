import type { GradeEntry, GradeLine } from '../../../server/grades/contract.ts'
import { nameOf } from '../../elements/people/names.ts'
import { makeTexts } from '../../texts/make-texts.ts'
import { en } from './en.ts'
import { es } from './es.ts'

/** What the pages of grades say. */
export const words = makeTexts({ en, es })

/** "7 of 10"; or that there is no grade. */
export const sayPoints = (given: number | null, maximum: number | null): string =>
  given === null || maximum === null ? words('points.none') : words('points', { given, maximum })

const said = {
  unfinished: 'reason.unfinished',
  unseen: 'reason.unseen',
  withdrawn: 'reason.withdrawn',
  not_graded: 'reason.not_graded',
  not_allowed: 'reason.not_allowed',
  unreachable: 'reason.unreachable',
  address: 'reason.address',
  '400': 'reason.400',
  '404': 'reason.404',
  '409': 'reason.409',
  '401': 'reason.closed',
  '403': 'reason.closed',
} as const

/** Why a grade is where it is, in a sentence; empty where the state says it all. */
export function sayReason({ state, reason, held }: Pick<GradeEntry, 'state' | 'reason' | 'held'>): string {
  if ((state === 'kept' || state === 'conflict') && held)
    return words(`reason.${state}`, { points: sayPoints(held.given, held.maximum) })
  return reason === null || reason === 'waiting' ? '' : sayWhy(reason, state === 'waiting')
}

function sayWhy(reason: string, isTriedAgain: boolean): string {
  const known = Object.hasOwn(said, reason) ? said[reason as keyof typeof said] : undefined // looked up just before
  if (isTriedAgain && (!known || /^40[049]$/.test(reason))) return words('reason.busy')
  return known ? words(known) : words('reason.other', { status: reason })
}

/** One line of the history. */
export function sayLine({ what, given, maximum, reason, by }: GradeLine): string {
  const points = sayPoints(given, maximum)
  const name = by ? nameOf(by) : words('nobody')
  if (what === 'sentAgain' || what === 'sentUnseen') return words(`line.${what}`, { name })
  if (what === 'keptTheirs' || what === 'sentOurs') return words(`line.${what}`, { name, points })
  if (what === 'delayed' || what === 'held')
    return join(words(`line.${what}`), reason && sayWhy(reason, what === 'delayed'))
  if (what === 'refused') return join(words('line.refused', { points }), reason && sayWhy(reason, false))
  if (what === 'conflict' || what === 'accepted') return words(`line.${what}`, { points })
  return words('line.computed', { points })
}

const join = (line: string, why: string | null): string => (why ? `${line}. ${why}` : line)
