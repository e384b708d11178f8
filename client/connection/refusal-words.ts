import type { RefusalTexts } from '../../plugins/api/client.ts'
import { Refusal } from '../../plugins/api/refusal.ts'
import { sayUntil } from '../texts/dates.ts'
import { text } from '../texts/texts.ts'

type Values = Readonly<Record<string, string | number>>

/** What a refusal of the house says to a person; undefined for a code that we have no words for. `values` are what it names. */
export const sayRefusal = (code: string, values: Values = {}): string | undefined =>
  text.find(`refusal.${code}`, sayTime(values))

/** The one value that is a moment. */
const sayTime = (values: Values): Values =>
  typeof values['until'] === 'number' ? { ...values, until: sayUntil(values['until'], Date.now()) } : values

const loaders = new Map<string, () => Promise<RefusalTexts>>()

/** From now on what a plugin refuses is said in its own words. */
export const learnRefusals = (plugin: string, load: () => Promise<RefusalTexts>): void => void loaders.set(plugin, load)

/** Throws what went wrong; a refusal of a plugin in the words of its page, which are loaded with the first one. */
export const throwInOwnWords =
  (feature: string) =>
  async (error: unknown): Promise<never> => {
    const load = loaders.get(feature)
    if (load && error instanceof Refusal) error.message = (await findOwnWords(load, error)) ?? error.message
    throw error
  }

/** Undefined also where they cannot be loaded: the house's sentence stands then, or the server's. */
async function findOwnWords(load: () => Promise<RefusalTexts>, refusal: Refusal): Promise<string | undefined> {
  try {
    const own = await load()
    return own.find(refusal.code, sayTime(refusal.values ?? {}))
  } catch {
    return undefined
  }
}
