import { makeTexts } from '../make-texts.ts'
import { en } from './en.ts'
import { es } from './es.ts'

/** Says what there is to say around a conversation; it comes after its messages. */
export const awayText = makeTexts({ en, es })
