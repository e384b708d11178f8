import { makeTexts } from '../../api/client.ts'
import { page as en } from '../texts/page-en.ts'
import { page as es } from '../texts/page-es.ts'

/** Says one of the assignment's own sentences in the person's language. */
export const text = makeTexts({ en, es })
