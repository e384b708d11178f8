/** What stands above one's own words in what one takes along. */
export const own = {
  showed: 'What I showed: {rung}',
  thought: 'What I thought: {rung}',
  saw: 'What I saw: {rung}',
  fed: 'What I said of a work: {rung}',
  step: 'What I wrote beside a work: {rung}',
} as const
