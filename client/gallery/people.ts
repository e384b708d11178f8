import type { FindPerson, PersonCard, PersonId, Role } from '../elements/types.ts'

/** A drawn face, so that the gallery needs no photograph of anybody. */
function draw(skin: string, hair: string, shirt: string): string {
  const drawing = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 40">
    <path d="M5.5 40c.3-8 6-11.5 14.5-11.5S34.2 32 34.5 40z" fill="${shirt}"/>
    <path d="M16.3 22h7.4v7.2a3.7 3.7 0 0 1-7.4 0z" fill="${skin}"/>
    <path d="M12.3 16.2c0-5 3-8.7 7.7-8.7s7.7 3.7 7.7 8.7c0 5.6-3.4 9.8-7.7 9.8s-7.7-4.2-7.7-9.8z" fill="${skin}"/>
    <path d="M11.8 17.5C11.3 10.5 14.8 6.5 20 6.5s8.7 4 8.2 11c-1.4-3.7-3.4-5.7-5.7-6.7-2.2 2.9-6 5.2-10.7 6.7z" fill="${hair}"/>
    <path d="M17 17.5h.01M23 17.5h.01" stroke="#2b2320" stroke-width="1.8" stroke-linecap="round"/>
    <path d="M17.4 21.4q2.6 2 5.2 0" fill="none" stroke="#2b2320" stroke-width="1.2" stroke-linecap="round"/>
  </svg>`
  return `data:image/svg+xml,${encodeURIComponent(drawing)}`
}

/** A branded id out of plain words: here is no server that would give one. */
export const personId = (words: string) => words as PersonId

const person = (id: string, name: string, role: Role = 'learner', picture: string | null = null): PersonCard => ({
  id: personId(id),
  name,
  role,
  picture,
})

export const ines = person('ines', 'Inés Carrasco', 'learner', draw('#f3d0b5', '#3a2a22', '#b4553d'))
export const kwame = person('kwame', 'Kwame Boateng', 'learner', draw('#6b4029', '#1d1715', '#d9a441'))
export const tomas = person('tomas', 'Tomás Echeverri', 'mentor', draw('#e2b08a', '#7b7670', '#3f5a6b'))
export const lucia = person('lucia', 'Lucía Ferrer', 'learner', draw('#f3d0b5', '#5c3a2a', '#c27b3c'))
export const nadia = person('nadia', 'Nadia Rahal', 'learner', draw('#c68a5f', '#2c1f1a', '#5a7d5a'))
export const agnieszka = person('aga', 'Agnieszka Nowak', 'facilitator')
export const samuel = person('samuel', 'Samuel Ortiz')
export const chloe = person('chloe', 'Chloé Martin-Desrosiers de la Tour', 'designer')
export const priya = person('priya', 'Priya Nair', 'learner', '/there-is-no-such-picture')
export const bea = person('bea', 'Bea')

export const everybody = [ines, kwame, tomas, lucia, nadia, agnieszka, samuel, chloe, priya, bea]

export const findPerson: FindPerson = (id) => everybody.find((each) => each.id === id)

/** Answers as a server would, a little later. */
export async function findPeople(query: string): Promise<PersonCard[]> {
  const wanted = query.toLocaleLowerCase()
  return everybody.filter(({ name }) =>
    name
      .toLocaleLowerCase()
      .split(' ')
      .some((word) => word.startsWith(wanted)),
  )
}
