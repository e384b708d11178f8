import { makeTexts } from '../../../api/guest-page.ts'
import { observing as en } from '../../texts/observing-en.ts'
import { observing as es } from '../../texts/observing-es.ts'

/** What is said where others write what they saw; loaded with the pages that say it. */
export const text = makeTexts({ en, es })
