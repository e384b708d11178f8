import { text } from '../texts/texts.ts'
import { isUnreachable } from './http.ts'
import { newKey } from './key.ts'

interface Given {
  readonly input: string
  readonly key: string
  /** Nobody answered. */
  isOpen: boolean
}

/** What was given last of each command. */
const given = new Map<string, Given>()

/**
 * Gives a command by a key of its own; by the same one, when it is given again because nobody answered: it may have arrived all
 * the same, or arrive yet by a socket that was dead without knowing. Whatever form gives it, it is done once. Once the command
 * was given with something else it is a new one: who pins, unpins and pins again means all three.
 */
export async function giveOnce<Answer>(
  command: string,
  input: string,
  give: (key: string) => Promise<Answer>,
): Promise<Answer> {
  const last = given.get(command)
  const now = last?.isOpen && last.input === input ? last : { input, key: newKey(), isOpen: false }
  given.set(command, now)
  try {
    const answer = await give(now.key)
    now.isOpen = false
    return answer
  } catch (error) {
    now.isOpen = isUnreachable(error)
    throw error
  }
}

/** Throws what went wrong with a command; where nobody answered, that nobody knows whether it was done. */
export function throwInDoubt(error: unknown): never {
  if (isUnreachable(error)) error.message = text('refusal.unanswered')
  throw error
}
