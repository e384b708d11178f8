import { makeTexts } from '../../api/client.ts'
import { refusals as en } from '../texts/refusals-en.ts'
import { refusals as es } from '../texts/refusals-es.ts'

export const refusals = makeTexts({ en, es })
