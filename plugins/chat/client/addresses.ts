import type { ActivityClient, Greeting } from '../../api/client.ts'
import type { PersonId } from '../../api/contract.ts'
import type { contract } from '../contract.ts'
import { mayWrite } from '../who-may-write.ts'

/** The path of a room. */
export const pathOf = (key: string): string => `room/${key}`

/** The room that a path leads to. */
export const findKeyIn = (path: string): string | undefined => /^room\/([^/]+)/.exec(path)?.[1]

/** Where one writes to somebody, whether or not the two have written to each other before. */
export const helloPath = (person: PersonId): string => `hello/${person}`

export const findGreetedIn = (path: string): PersonId | undefined =>
  /^hello\/([^/]+)$/.exec(path)?.[1] as PersonId | undefined

/** A card leads there where the designer lets these two write to each other. */
export function greetingPath(person: PersonId, { card, client }: Greeting): string | undefined {
  // The page of the chat is given the chat's own settings.
  const { settings } = client.activity as ActivityClient<typeof contract>['activity']
  return mayWrite(settings.direct, client.me, card) ? helloPath(person) : undefined
}
