import { checklist, loanMachine, welcome } from './first-week.ts'
import { boilerAtNight, fridayCall, gravel, wandBurns } from './second-week.ts'
import { firstAlone, gotWrong, miramar, vanToGetxo } from './third-week.ts'
import { dripTray, handingOver, hardness, pressureDrops } from './this-week.ts'
import type { ThreadSeed } from './thread.ts'

/** Four weeks of a cohort in its second month: a firm that looks after coffee machines. Everybody is invented. */
export const threads: readonly ThreadSeed[] = [
  ...[welcome, checklist, loanMachine, boilerAtNight, wandBurns, fridayCall, gravel, gotWrong, vanToGetxo],
  ...[firstAlone, handingOver, miramar, pressureDrops, hardness, dripTray],
]
