import { text } from '../texts/texts.ts'
import { isUnreachable } from './http.ts'
import { newKey } from './key.ts'

/** The keys of commands that nobody has answered, by what was asked for. */
const keys = new Map<string, string>()

/**
 * Gives a command by a key of its own; by the same one, when it is asked for again because nobody answered: it may have arrived
 * all the same, or arrive yet by a socket that was dead without knowing. Whatever form asks, it is done once.
 */
export async function giveOnce<Answer>(asked: string, give: (key: string) => Promise<Answer>): Promise<Answer> {
  const key = keys.get(asked) ?? newKey()
  let isOpen = false
  try {
    return await give(key)
  } catch (error) {
    isOpen = isUnreachable(error)
    throw error
  } finally {
    if (isOpen) keys.set(asked, key)
    else keys.delete(asked)
  }
}

/** Throws what went wrong with a command; where nobody answered, that nobody knows whether it was done. */
export function throwInDoubt(error: unknown): never {
  if (isUnreachable(error)) error.message = text('refusal.unanswered')
  throw error
}
