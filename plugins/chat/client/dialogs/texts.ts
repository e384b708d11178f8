import { makeTexts } from '../../../api/client.ts'
import { apart as apartEn } from '../../texts/apart-en.ts'
import { apart as apartEs } from '../../texts/apart-es.ts'
import { page as en } from '../../texts/en.ts'
import { page as es } from '../../texts/es.ts'

/** Says what the dialogs say: their words come with them. */
export const text = makeTexts({ en: { ...en, ...apartEn }, es: { ...es, ...apartEs } })
