import { inTime } from '../../../in-time.ts'

export type { Surroundings } from './surroundings.ts'

export const loadSurroundings = inTime(() => import('./surroundings.ts'))
