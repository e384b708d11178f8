import { makeTexts } from '../../../api/client.ts'
import { moving as en } from '../../texts/moving-en.ts'
import { moving as es } from '../../texts/moving-es.ts'

/** What is said where part of a talk is moved; loaded with the dialog that says it. */
export const said = makeTexts({ en, es })
