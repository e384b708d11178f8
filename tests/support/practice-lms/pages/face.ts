import { html, type Html } from '../html.ts'
import type { Person } from '../people.ts'

const TINTS = ['#f7cfc8', '#ecd6b1', '#d7deb5', '#c2e4c5', '#b1e3f1', '#c2dbfe', '#e9cef1', '#facbd6']

/** A person's picture, or initials on a tint that stays the same. Silent: the name always stands beside it. */
export function writeFace(person: Person): Html {
  if (person.face) return html`<img class="face" src="/faces/${person.id}.svg" alt="" width="36" height="36" />`
  const tint = TINTS[Number(person.id) % TINTS.length] ?? ''
  const initials = person.given.slice(0, 1) + (/\p{Lu}/u.exec(person.family)?.[0] ?? '')
  return html`<span class="face" style="background:${tint}" aria-hidden="true">${initials}</span>`
}
