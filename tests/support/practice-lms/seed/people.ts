import type { PersonSeed } from '../people.ts'
import type { FaceParts } from './faces.ts'

const GROUNDS = {
  moss: '#c2e4c5',
  sea: '#b1e3f1',
  slate: '#c2dbfe',
  rose: '#facbd6',
  ochre: '#ecd6b1',
  plum: '#e9cef1',
  clay: '#f8d0b8',
  olive: '#d7deb5',
}
const SKINS = { fair: '#f3d0b5', tan: '#e2b08a', brown: '#c68a5f', dark: '#8a5636', deep: '#6b4029' }

const face = (
  hair: FaceParts['hair'],
  colours: [string, string, string, string],
  more: Partial<FaceParts> = {},
): FaceParts => {
  const [hairColour, skin, shirt, ground] = colours
  return { hair, hairColour, skin, shirt, ground, ...more }
}

/** Those who run the LMS and the course. Nobody here exists. */
export const staff: PersonSeed[] = [
  { given: 'Ruth', family: 'Calloway', part: 'administrator', username: 'admin' },
  {
    given: 'Agnieszka',
    family: 'Nowak',
    part: 'facilitator',
    face: face('bun', ['#8c5a34', SKINS.fair, '#54708a', GROUNDS.olive]),
  },
  {
    given: 'Paul',
    family: 'Servais',
    part: 'designer',
    face: face('cropped', ['#4a4440', SKINS.fair, '#6d5a86', GROUNDS.sea], { glasses: true }),
  },
  {
    given: 'Tomás',
    family: 'Echeverri',
    part: 'mentor',
    locale: 'es',
    face: face('short', ['#7b7670', SKINS.tan, '#3f5a6b', GROUNDS.slate], { beard: true }),
  },
  {
    given: 'Marisol',
    family: 'Vega',
    part: 'mentor',
    locale: 'es',
    face: face('curls', ['#3d2a22', SKINS.brown, '#a4502f', GROUNDS.clay]),
  },
]

/** The March starters: 21 people in their second month at the firm. */
export const learners: PersonSeed[] = [
  {
    given: 'Nadia',
    family: 'Rahal',
    part: 'learner',
    face: face('curls', ['#2c1f1a', SKINS.brown, '#5a7d5a', GROUNDS.ochre]),
  },
  {
    given: 'Inés',
    family: 'Carrasco',
    part: 'learner',
    locale: 'es',
    face: face('long', ['#3a2a22', SKINS.fair, '#b4553d', GROUNDS.moss]),
  },
  {
    given: 'Kwame',
    family: 'Boateng',
    part: 'learner',
    face: face('cropped', ['#1d1715', SKINS.deep, '#d9a441', GROUNDS.sea]),
  },
  {
    given: 'Lucía',
    family: 'Ferrer',
    part: 'learner',
    locale: 'es',
    face: face('bob', ['#5c3a2a', SKINS.fair, '#c27b3c', GROUNDS.slate]),
  },
  {
    given: 'Priya',
    family: 'Nair',
    part: 'learner',
    face: face('long', ['#1f1a1c', SKINS.brown, '#2f7a7a', GROUNDS.rose]),
  },
  {
    given: 'Yusuf',
    family: 'Demir',
    part: 'learner',
    face: face('short', ['#2a211d', SKINS.tan, '#5b6f8f', GROUNDS.clay], { beard: true }),
  },
  {
    given: 'Hana',
    family: 'Idris',
    part: 'learner',
    face: face('scarf', ['#7d5a8c', SKINS.brown, '#4d5f8a', GROUNDS.plum]),
  },
  {
    given: 'Jonas',
    family: 'Lindqvist',
    part: 'learner',
    face: face('short', ['#c79a55', SKINS.fair, '#5d6b4a', GROUNDS.ochre]),
  },
  {
    given: 'Milo',
    family: 'Tanaka',
    part: 'learner',
    face: face('cropped', ['#211d1f', SKINS.fair, '#7a8f4f', GROUNDS.rose], { glasses: true }),
  },
  {
    given: 'Chloé',
    family: 'Marchand',
    part: 'learner',
    locale: 'fr',
    face: face('bun', ['#a3552d', SKINS.fair, '#3f6f5a', GROUNDS.sea]),
  },
  {
    given: 'Bea',
    family: 'Antunes',
    part: 'learner',
    face: face('bob', ['#27201e', SKINS.tan, '#b0475e', GROUNDS.olive], { glasses: true }),
  },
  { given: 'Owen', family: 'Pritchard', part: 'learner' },
  {
    given: 'Siobhán',
    family: 'Daly',
    part: 'learner',
    face: face('long', ['#b5522b', SKINS.fair, '#3f6d7a', GROUNDS.moss]),
  },
  { given: 'Mateo', family: 'Quiroga', part: 'learner', locale: 'es' },
  {
    given: 'Ximena',
    family: 'Robles',
    part: 'learner',
    locale: 'es',
    face: face('long', ['#241b1a', SKINS.tan, '#8a4f7d', GROUNDS.clay]),
  },
  {
    given: 'Thandiwe',
    family: 'Mokoena',
    part: 'learner',
    face: face('curls', ['#1c1513', SKINS.dark, '#c9653f', GROUNDS.slate]),
  },
  { given: 'Łukasz', family: 'Zieliński', part: 'learner' },
  {
    given: 'Farah',
    family: 'Aziz',
    part: 'learner',
    face: face('scarf', ['#3f7a6f', SKINS.tan, '#6b4f7a', GROUNDS.ochre]),
  },
  { given: 'Noor', family: 'van Dijk', part: 'learner' },
  {
    given: 'Gabriel',
    family: 'Sosa',
    part: 'learner',
    locale: 'es',
    face: face('none', ['#3a2d26', SKINS.brown, '#4f6a8a', GROUNDS.moss], { beard: true }),
  },
  { given: 'Emeka', family: 'Obi', part: 'learner' },
]

/** Everybody of the default world, the administrator first. */
export const defaultPeople: PersonSeed[] = [...staff, ...learners]
