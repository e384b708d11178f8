import { makeTexts } from '../../../api/guest-page.ts'
import { witness as en } from '../../texts/witness-en.ts'
import { witness as es } from '../../texts/witness-es.ts'

/** What is said to a witness, and to who asks one. */
export const text = makeTexts({ en, es })
