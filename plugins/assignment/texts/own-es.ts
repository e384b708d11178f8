/** What stands above one's own words in what one takes along. */
export const own = {
  showed: 'Lo que mostré: {rung}',
  thought: 'Lo que pensé: {rung}',
  saw: 'Lo que vi: {rung}',
  fed: 'Lo que dije de un trabajo: {rung}',
  step: 'Lo que escribí junto a un trabajo: {rung}',
} as const
