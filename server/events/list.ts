import { searchFollower } from '../search/follower.ts'
import type { Follower } from './follower.ts'

/** Everybody who follows the event log. */
export const followers: readonly Follower[] = [searchFollower]
