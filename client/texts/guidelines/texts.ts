import { makeTexts } from '../make-texts.ts'
import { en } from './en.ts'
import { es } from './es.ts'

/** What mentors are to know where the course says nothing else. */
export const guidelineText = makeTexts({ en, es })
