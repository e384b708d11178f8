import { defineFeature } from '../operations/feature.ts'
import { listActiveCards } from './cards.ts'
import { contract } from './contract.ts'

/** Who is there: the people an activity is for. */
export const peopleFeature = defineFeature({
  contract,
  queries: {
    list: async ({ db, activity }) => listActiveCards(db, activity.course, activity.cohort),
  },
  commands: {},
})
