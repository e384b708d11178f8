import type { PersonId } from '../../plugins/api/contract.ts'
import { enter, postJson } from './connected-lms.ts'
import type { Activity, Person, PracticeLms } from './practice-lms/index.ts'
import type { Product } from './product.ts'

/** Somebody who came from the LMS and has an activity open: what they do goes through the same HTTP that pages use. */
export interface Attendant {
  readonly id: PersonId
  readonly name: string
  readonly token: string
  /** The activity's own id, as the launch told it. */
  readonly activity: string
  /** Both name the operation as `<feature>.<operation>`, and throw what the server said when it refused. */
  command<T>(operation: string, input: unknown): Promise<T>
  query<T>(operation: string, input: unknown): Promise<T>
}

/** Opens an activity for somebody by a real launch. */
export async function attend(
  product: Product,
  lms: PracticeLms,
  visit: { person: Person; activity: Activity },
): Promise<Attendant> {
  const { token, activity } = await enter(product, lms, visit)
  if (activity === null) throw new Error('The launch led to no activity.')
  const addressOf = (operation: string) => `${product.url}/api/activities/${activity}/${operation.replace('.', '/')}`
  async function query<T>(operation: string, input: unknown): Promise<T> {
    const address = `${addressOf(operation)}?input=${encodeURIComponent(JSON.stringify(input))}`
    const response = await fetch(address, { headers: { authorization: `Bearer ${token}` } })
    if (!response.ok) throw new Error(`${operation} answered ${response.status}: ${await response.text()}`)
    return ((await response.json()) as { answer: T }).answer
  }
  async function command<T>(operation: string, input: unknown): Promise<T> {
    return ((await postJson(addressOf(operation), input, token)) as { answer: T }).answer
  }
  const { me } = await query<{ me: { id: PersonId } }>('activity.read', {})
  return { id: me.id, name: visit.person.name, token, activity, command, query }
}
