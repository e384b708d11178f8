import type { HouseClient } from '../../plugins/api/client.ts'
import { showToast } from '../shell-events.ts'
import { doingText as text } from '../texts/doing/texts.ts'
import { sayFailure } from '../texts/failure.ts'

/** What takes no longer than this is not spoken of, in ms. */
const unnoticed = 1000

interface Asked {
  /** Whose page it was asked on. */
  readonly host: HTMLElement
  readonly client: Pick<HouseClient, 'carryOut'>
}

/**
 * Carries out what somebody asked for in a dialog that has closed since; says so where that has to wait for a connection.
 * @param done what is said when it was done
 * @returns whether it was; what is refused is said
 */
export async function carryOutAloud<Answer>(
  { host, client }: Asked,
  give: (key: string) => Promise<Answer>,
  done?: (answer: Answer) => string,
): Promise<boolean> {
  const telling = setTimeout(() => showToast(host, text('waits')), unnoticed)
  try {
    const answer = await client.carryOut(give)
    if (done) showToast(host, done(answer))
    return true
  } catch (error) {
    showToast(host, sayFailure(error))
    return false
  } finally {
    clearTimeout(telling)
  }
}
