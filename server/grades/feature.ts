import type { InputOf, PersonId } from '../../plugins/api/contract.ts'
import { refuse } from '../errors.ts'
import { defineFeature, type CommandScope, type Scope } from '../operations/feature.ts'
import { listCards } from '../people/cards.ts'
import { may } from '../people/roles.ts'
import type { Plugins } from '../plugins/find.ts'
import { listLineItems } from './computing.ts'
import { contract } from './contract.ts'
import { findComparison, listEntries, listLines } from './ledger.ts'
import { listFacilitators } from './recomputing.ts'
import { decideConflict, queueAgain, saveComparisonWish } from './tending.ts'
import { sendUnseen } from './unseen.ts'

/** The ledger of grades: everybody reads their own, facilitators read all and tend it. */
export const gradesFeature = (plugins: Plugins) => {
  const lineItemsOf = ({ db, activity }: Scope) => listLineItems(db, plugins.get(activity.plugin ?? ''), activity)
  return defineFeature({
    contract,
    queries: {
      async readOwn(scope) {
        const { db, activity, reader } = scope
        return listEntries(db, { activity: activity.id, person: reader.actor.id, lineItems: await lineItemsOf(scope) })
      },
      async readLedger(scope) {
        const { db, activity, reader } = scope
        // News of grades goes to each facilitator: looking at who asks ties the answer to the room that brings it.
        void reader.actor.id
        const entries = await listEntries(db, { activity: activity.id, lineItems: await lineItemsOf(scope) })
        const people = await listCards(db, activity.course, [...new Set(entries.map(({ person }) => person))])
        return { entries, people, comparison: await findComparison(db, activity.id) }
      },
      async readHistory({ db, activity, reader }, { person, lineItem }) {
        if (person !== reader.actor.id && !may(reader.role, 'facilitate')) throw refuse('not_found')
        return listLines(db, { activity: activity.id, course: activity.course, person, lineItem })
      },
    },
    commands: { sendAgain, decide, compare, sendUnseen: sendThem },
  })
}

async function sendAgain(
  scope: CommandScope,
  { reach, person }: InputOf<(typeof contract)['commands']['sendAgain']>,
): Promise<{ count: number }> {
  const { db, activity, reader, now } = scope
  const of = { course: activity.course, activity: reach === 'course' ? undefined : activity.id, person }
  const rows = await queueAgain(db, of, { by: reader.actor.id, now })
  const here = rows.filter(({ activity_id }) => activity_id === activity.id)
  await tellChanged(
    scope,
    here.map(({ person_id }) => person_id),
  )
  return { count: rows.length }
}

async function decide(
  scope: CommandScope,
  { person, lineItem, keep }: InputOf<(typeof contract)['commands']['decide']>,
): Promise<object> {
  const { db, activity, reader, now } = scope
  const key = { activity_id: activity.id, line_item: lineItem, person_id: person }
  await decideConflict(db, key, { keep, by: reader.actor.id, now })
  await tellChanged(scope, [person])
  return {}
}

async function sendThem(scope: CommandScope): Promise<{ count: number }> {
  const { db, activity, reader, now } = scope
  const people = await sendUnseen(db, { activity: activity.id, by: reader.actor.id, now })
  await tellChanged(scope, people)
  return { count: people.length }
}

async function compare(scope: CommandScope): Promise<object> {
  await saveComparisonWish(scope.db, scope.activity.id, scope.now)
  await tellChanged(scope, [])
  return {}
}

async function tellChanged(scope: CommandScope, people: readonly PersonId[]): Promise<void> {
  const told = [...people, ...(await listFacilitators(scope.db, scope.activity.course))]
  scope.publish('grades.changed', {}, { kind: 'people', people: told })
  // What was queued is looked for as soon as this is committed.
  scope.changeGrades(people)
}
