import { makeTexts } from '../make-texts.ts'
import { en } from './en.ts'
import { es } from './es.ts'

/** Says what there is to say about files: it comes with the first of them. */
export const filesText = makeTexts({ en, es })
