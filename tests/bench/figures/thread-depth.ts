import type { Figure } from '../figure.ts'
import { openDepth } from '../pages/depth.ts'

export const figure: Figure = {
  name: 'thread-depth',
  unit: 'ms of CPU a page',
  aim: 1.3,
  better: 'less',
  about:
    'A page of 50 at the deepest place of a nested thread of 10,000, computed anew each time; bare is the same at its first place.',
  open: openDepth,
}
