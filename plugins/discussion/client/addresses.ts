import { hashOf } from '../../api/client.ts'
import type { PersonId } from '../../api/contract.ts'
import type { ThreadId } from '../contract.ts'

/** The page of a thread inside the activity; the list is the empty path. */
export const pathOf = (thread: ThreadId): string => `thread/${thread}`

/** Where one greets somebody: the list, with a thread begun that names them. */
export const greetingPath = (person: PersonId): string => `hello/${person}`

/** The person whom a path greets; undefined for every other path. */
export function findGreetedIn(path: string): PersonId | undefined {
  const [, id] = /^hello\/([\w-]{1,64})$/.exec(path) ?? []
  return id as PersonId | undefined
}

/** For links that open in another tab as well. */
export const addressOf = (thread: ThreadId): string => hashOf({ path: pathOf(thread) })

/** The thread that a path names; undefined for the list, and for a path that is none of ours. */
export function findThreadIn(path: string): ThreadId | undefined {
  const [, id] = /^thread\/([\w-]{1,64})$/.exec(path) ?? []
  // The server decides whether there is such a thread.
  return id as ThreadId | undefined
}

/** Where people's part in the discussion is looked at by a rubric: all of them, one of them, or the reader's own. */
export type JudgingPlace =
  | { readonly page: 'people' }
  | { readonly page: 'person'; readonly person: PersonId }
  | { readonly page: 'own' }

export const pathOfPeople = 'rubric/people'
export const pathOfOwn = 'rubric'
export const pathOfPerson = (person: PersonId): string => `${pathOfPeople}/${person}`

/** Undefined for every other path. */
export function findJudgingIn(path: string): JudgingPlace | undefined {
  if (path === pathOfOwn) return { page: 'own' }
  if (path === pathOfPeople) return { page: 'people' }
  const [, id] = /^rubric\/people\/([\w-]{1,64})$/.exec(path) ?? []
  // The server decides whether there is such a person.
  return id === undefined ? undefined : { page: 'person', person: id as PersonId }
}

/** For links to any page inside the discussion, or to a message on it. */
export const addressOfPath = (path: string, message?: { conversation: string; seq: number }): string =>
  hashOf({ path, message })
