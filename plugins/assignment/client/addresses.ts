import { hashOf } from '../../api/client.ts'
import type { ActivityId } from '../../api/contract.ts'
import type { WorkId } from '../contract.ts'

/** A page inside the activity. */
export type Place =
  | { readonly page: 'ladder'; readonly rung: string | undefined }
  | { readonly page: 'work'; readonly work: WorkId }
  | { readonly page: 'waiting' }
  | { readonly page: 'elsewhere'; readonly activity: ActivityId; readonly work: WorkId }
  | { readonly page: 'gallery' }
  | { readonly page: 'people' }
  | { readonly page: 'steps' }

export const pathOfRung = (rung: string): string => `step/${rung}`
export const pathOfWork = (work: WorkId): string => `work/${work}`
export const pathOfWaiting = 'waiting'
/** A work of another activity, which is signed here all the same. */
export const pathOfElsewhere = (activity: ActivityId, work: WorkId): string => `waiting/${activity}/${work}`
export const pathOfGallery = 'gallery'
export const pathOfPeople = 'people'
export const pathOfSteps = 'steps'
/** A page of the house. */
export const pathOfRecord = '~record'

/** For links that open in another tab as well. */
export const addressOf = (path: string): string => hashOf({ path })

/** The page that a path names; the ladder for whatever is none of ours. */
export function findPlace(path: string): Place {
  if (path === pathOfWaiting) return { page: 'waiting' }
  if (path === pathOfSteps) return { page: 'steps' }
  if (path === pathOfGallery) return { page: 'gallery' }
  if (path === pathOfPeople) return { page: 'people' }
  const [, activity, work] = /^waiting\/([\w-]{1,64})\/([\w-]{1,64})$/.exec(path) ?? []
  // The server decides whether there are such, and for whom.
  if (activity && work) return { page: 'elsewhere', activity: activity as ActivityId, work: work as WorkId }
  const [, kind, id] = /^(step|work)\/([\w-]{1,64})$/.exec(path) ?? []
  if (kind === 'work') return { page: 'work', work: id as WorkId }
  return { page: 'ladder', rung: id }
}
