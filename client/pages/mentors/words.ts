import { makeTexts } from '../../texts/make-texts.ts'
import { en } from './en.ts'
import { es } from './es.ts'

/** What the pages of mentors say. */
export const words = makeTexts({ en, es })
