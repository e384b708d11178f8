import type { FindText } from '../../client/texts/make-texts.ts'
import type { ActivityClient } from './client.ts'
import type { PersonCard, PersonId } from './contract.ts'

/** Who is to be greeted, and what the activity's page is given. */
export interface Greeting {
  readonly card: PersonCard
  readonly client: ActivityClient
}

/** What `plugins/<id>/client/index.ts` exports as `activity`: the tag of its element, registered when the module is loaded. */
export interface ActivityPage {
  readonly tag: string
  /**
   * The path of its page on which one greets somebody; a person's card leads there. Undefined where these two do not write to
   * each other.
   */
  readonly greetingPath?: (person: PersonId, around: Greeting) => string | undefined
  /**
   * Loads what the page says when its plugin refuses something: `async () => (await import('./refusals.ts')).refusals`. The
   * message of a Refusal is then in the reader's language, wherever it is shown.
   */
  readonly refusals?: () => Promise<RefusalTexts>
}

/** What `makeTexts({ en, es })` makes, the code of each refusal being the key of its sentence. */
export interface RefusalTexts {
  readonly find: FindText
}
