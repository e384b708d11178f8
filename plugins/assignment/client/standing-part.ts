import type { KindPart } from '../../api/client.ts'
import type { Standing, WorkCard } from '../contract.ts'

type Stands = Standing['state'] | WorkCard['status']

/** Green is an end that was reached, amber is what waits for somebody; what is merely open has no colour. */
const looks: Partial<Record<Stands, Omit<KindPart, 'text'>>> = {
  signed: { icon: 'check', tone: 'reached' },
  recognised: { icon: 'check', tone: 'reached' },
  waiting: { icon: 'clock', tone: 'waiting' },
  returned: { icon: 'undo', tone: 'waiting' },
  again: { icon: 'undo', tone: 'waiting' },
}

/** Where a step or a work stands, by a drawing and in these words. */
export const partOf = (stands: Stands, text: string): KindPart => ({ ...looks[stands], text })
