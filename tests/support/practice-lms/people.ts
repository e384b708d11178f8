import type { FaceParts } from './seed/faces.ts'

/** What somebody is in the course; the mood turns it into the role URIs that platform sends. */
export type Part = 'learner' | 'facilitator' | 'designer' | 'mentor' | 'administrator'

/** A person to start the world with. Everything but the name and the part has a believable default. */
export interface PersonSeed {
  given: string
  family: string
  part: Part
  /** Sign-in name, unique; default: the given name in lower case without accents. */
  username?: string
  email?: string
  /** BCP 47 language of the person's LMS; default `en`. */
  locale?: string
  /** How to draw the picture; a person without one has initials only. */
  face?: FaceParts
}

/** A person of the LMS. `id` is the LMS's own number, `sub` what tools get to see. */
export interface Person {
  id: string
  sub: string
  username: string
  given: string
  family: string
  name: string
  email: string
  locale: string
  sourcedId: string
  part: Part
  face: FaceParts | undefined
}

const plain = (text: string) =>
  text
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll('ł', 'l')
    .replaceAll('Ł', 'L')
    .toLowerCase()
    .replaceAll(/[^a-z]+/g, '-')

/** Makes the person whom a seed describes; `ids` are given by the world so that they stay unique. */
export function makePerson(seed: PersonSeed, ids: { id: string; sub: string }): Person {
  const username = seed.username ?? plain(seed.given)
  return {
    ...ids,
    username,
    given: seed.given,
    family: seed.family,
    name: `${seed.given} ${seed.family}`,
    email: seed.email ?? `${plain(seed.given)}.${plain(seed.family)}@solera.example`,
    locale: seed.locale ?? 'en',
    sourcedId: `EMP-${ids.id.padStart(4, '0')}`,
    part: seed.part,
    face: seed.face,
  }
}

/** Those who may arrange a course: place activities, see everybody's grades. */
export const mayArrange = (person: Person) => ['facilitator', 'designer', 'administrator'].includes(person.part)
