import { makeTexts, type RefusalTexts } from '../../api/client.ts'
import { refusals as en } from '../texts/refusals-en.ts'
import { refusals as es } from '../texts/refusals-es.ts'

const text = makeTexts({ en, es })

/** Where the server says who was faster, that person is named. */
export const refusals: RefusalTexts = {
  find: (code, values) => (values?.['name'] ? text.find(`${code}.by`, values) : undefined) ?? text.find(code, values),
}
