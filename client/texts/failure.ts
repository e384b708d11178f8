import { isUnreachable } from '../connection/http.ts'

/**
 * Why something was not done, as a person may read it: refusals come in their language.
 * @param say puts the reason into the page's own sentence, that it was not done; where nobody answered, that is not known
 */
export function sayFailure(error: unknown, say = (reason: string): string => reason): string {
  const reason = error instanceof Error ? error.message : String(error)
  return isUnreachable(error) ? reason : say(reason)
}
