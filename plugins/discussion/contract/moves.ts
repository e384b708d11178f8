import { Type, type Static } from 'typebox'
import { idOf, Time } from '../../api/contract.ts'

/** What a person moved a moment ago, and may take back for a minute. */
export const Move = Type.Object({
  message: idOf<'message'>(),
  from: idOf<'thread'>(),
  to: idOf<'thread'>(),
  movedAt: Time,
})
export type Move = Static<typeof Move>
