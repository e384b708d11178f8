import { Type } from 'typebox'

/**
 * Whether people may write without their name: a plugin that allows it has this as its setting `anonymity`, and that is all
 * it has to do. `liftable`: who facilitates may learn who it was, with a reason that is kept and told to the author. `sealed`:
 * nobody ever may. The choice holds for what is written from then on; what was promised before stays promised.
 */
export const Anonymity = Type.Union([Type.Literal('none'), Type.Literal('liftable'), Type.Literal('sealed')], {
  default: 'none',
})
