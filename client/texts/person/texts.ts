import { makeTexts } from '../make-texts.ts'
import { en } from './en.ts'
import { es } from './es.ts'

/** Says what there is to say of a person. */
export const personText = makeTexts({ en, es })
