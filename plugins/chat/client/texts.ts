import { makeTexts } from '../../api/client.ts'
import { page as en } from '../texts/en.ts'
import { page as es } from '../texts/es.ts'

/** Says one of the chat's own sentences in the person's language. */
export const text = makeTexts({ en, es })
