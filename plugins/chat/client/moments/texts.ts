import { makeTexts } from '../../../api/client.ts'
import { moments as en } from '../../texts/moments-en.ts'
import { moments as es } from '../../texts/moments-es.ts'

/** Says what there is to say of moments. */
export const text = makeTexts({ en, es })
