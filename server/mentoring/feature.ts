import { defineFeature } from '../operations/feature.ts'
import { contract } from './contract.ts'
import { readOverview, readOwn } from './overview.ts'
import { answerWish, end, pair, pairByRule } from './pairing.ts'
import { answerOffer, ask, changeRules, offer, sayManager } from './tending.ts'

/** Who accompanies whom in a course. */
export const mentoringFeature = defineFeature({
  contract,
  queries: { readOverview, readOwn },
  commands: { pair, pairByRule, end, saveRules: changeRules, offer, answerOffer, ask, answerWish, sayManager },
})
