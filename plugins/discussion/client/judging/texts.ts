import { makeTexts } from '../../../api/client.ts'
import { judging as en } from '../../texts/judging-en.ts'
import { judging as es } from '../../texts/judging-es.ts'

/** What is said where people's part is looked at by a rubric; loaded with the pages that say it. */
export const said = makeTexts({ en, es })
