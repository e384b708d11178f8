import { hashOf } from '../../api/client.ts'
import type { ThreadId } from '../contract.ts'

/** The page of a thread inside the activity; the list is the empty path. */
export const pathOf = (thread: ThreadId): string => `thread/${thread}`

/** For links that open in another tab as well. */
export const addressOf = (thread: ThreadId): string => hashOf({ path: pathOf(thread) })

/** The thread that a path names; undefined for the list, and for a path that is none of ours. */
export function findThreadIn(path: string): ThreadId | undefined {
  const [, id] = /^thread\/([\w-]{1,64})$/.exec(path) ?? []
  // The server decides whether there is such a thread.
  return id as ThreadId | undefined
}
