import type { Feature } from '../operations/feature.ts'
import { movesFollower } from '../people/moves.ts'
import { searchFollower } from '../search/follower.ts'
import type { Follower } from './follower.ts'

/** Everybody who follows the event log. */
export const listFollowers = (features: readonly Feature[]): readonly Follower[] => [
  searchFollower,
  movesFollower(features),
]
