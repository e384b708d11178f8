import { withdraw } from '../conversations/handing/withdrawing.ts'
import { defineFeature } from '../operations/feature.ts'
import type { Plugins } from '../plugins/find.ts'
import { contract } from './contract.ts'
import { listTakers } from './takers.ts'
import { take } from './taking.ts'

/** From talk to what lasts. */
export const handingFeature = (plugins: Plugins) =>
  defineFeature({
    contract,
    queries: { listTakers: (scope, { conversation }) => listTakers(scope, plugins, conversation) },
    commands: {
      take: (scope, input) => take(scope, plugins, input),
      async takeBack(scope, { conversation }) {
        await withdraw(scope, conversation)
        return null
      },
    },
  })
