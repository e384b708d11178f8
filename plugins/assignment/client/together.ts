import { makeTexts } from '../../api/client.ts'
import { together as en } from '../texts/together-en.ts'
import { together as es } from '../texts/together-es.ts'

/** What is said where people look at each other's work; loaded with the pages that say it. */
export const said = makeTexts({ en, es })
