import type { PersonId } from '../../../plugins/api/contract.ts'

/** How many of those who wrote in a conversation are shown with it. */
export const mostFaces = 6

/** Those who wrote in a conversation by name, the last one first, once another has. */
export const withFace = (faces: readonly PersonId[], author: PersonId): PersonId[] =>
  [author, ...faces.filter((face) => face !== author)].slice(0, mostFaces)

export const readFaces = (text: string): PersonId[] => JSON.parse(text) as PersonId[]
