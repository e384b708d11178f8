import type { ActivityId } from '../../../plugins/api/contract.ts'
import { Catalogue } from '../../../server/operations/catalogue.ts'
import { makeOperations } from '../../../server/operations/operations.ts'
import { featureOf } from '../../../server/plugins/feature.ts'
import type { TestPerson } from '../test-person.ts'
import type { LivedExample } from './life.ts'

export interface Question {
  readonly query: string
  readonly question: unknown
  /** Left out: the activity of the example. */
  readonly activity?: ActivityId
}

/** Asked of operations that remember nothing: an event that was forgotten shows as an answer that went stale. Throws a refusal. */
export async function askAfresh(
  life: LivedExample,
  reader: TestPerson,
  { query, question, activity = life.activity }: Question,
): Promise<unknown> {
  const { database, live, enter, now } = life.house.house
  const catalogue = new Catalogue([], [featureOf(life.plugin)])
  const operations = makeOperations({ database, live, catalogue, now })
  const visit = await enter(reader.token, activity)
  const call = { visit, feature: life.plugin.contract.id, name: query }
  const { body } = await operations.query(call, JSON.stringify(question))
  return (JSON.parse(String(body)) as { answer: unknown }).answer
}
