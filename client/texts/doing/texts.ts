import { makeTexts } from '../make-texts.ts'
import { en } from './en.ts'
import { es } from './es.ts'

/** Says what became of what one did with a message. */
export const doingText = makeTexts({ en, es })
