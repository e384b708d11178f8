import { makeTexts } from '../make-texts.ts'
import { en } from './en.ts'
import { es } from './es.ts'

/** Says what there is to say where talk goes on elsewhere. */
export const handingText = makeTexts({ en, es })
