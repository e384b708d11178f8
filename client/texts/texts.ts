import { en } from './en.ts'
import { es } from './es.ts'
import { makeTexts } from './make-texts.ts'

export { readLanguage, readLocale, setLanguage } from './language.ts'
export { makeTexts, type Translation } from './make-texts.ts'

/** Says one of the client's own sentences in the person's language. */
export const text = makeTexts({ en, es })
