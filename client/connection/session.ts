import type { ActivityId } from '../../plugins/api/contract.ts'
import { hashOf } from '../address.ts'
import { Http } from './http.ts'
import type { KeptStorage } from './storage.ts'

/** What somebody came for: to be in an activity, or to place one in their course. */
export interface Session {
  readonly token: string
  /** Null when somebody came to place one. */
  readonly activity: ActivityId | null
  readonly placing: Placing | null
  /** The person's language as the LMS has it, such as `es-MX` or `es_mx`. */
  readonly locale: string | null
}

/** The wishes of the picker that we were opened in. */
export interface Placing {
  readonly reference: string
  readonly graded: boolean
  readonly several: boolean
}

/**
 * Takes the one-time code out of the address, at once: it must not stay where it could be copied, or be seen in the
 * history. What is left is the place in the activity that it came with. Undefined when there is none.
 */
export function takeCode(): string | undefined {
  const said = new URLSearchParams(location.hash.slice(1))
  const code = said.get('code') ?? undefined
  const path = said.get('path')
  const place = path ? hashOf({ path }) : ''
  if (code !== undefined) history.replaceState(null, '', location.pathname + location.search + place)
  return code
}

/** Leaves for a place in another activity, with the code that lets one in there. */
export function leaveFor(activity: ActivityId, { code, path }: { code: string; path: string }): void {
  const address = new URL(location.href)
  address.searchParams.set('activity', activity)
  address.hash = String(new URLSearchParams({ code, path }))
  location.assign(address)
}

/**
 * Opens the session that a code stands for, or goes on with the one of this tab when there is no code. Undefined when there
 * is neither. Rejects with a Refusal when the code is not good, or nobody answers.
 */
export async function openSession(code: string | undefined, storage: KeptStorage): Promise<Session | undefined> {
  if (code === undefined) return findSession(storage)
  const session = await enterBy(code)
  keepSession(session, storage)
  return session
}

/** A session by a code, kept nowhere. */
export async function enterBy(code: string): Promise<Session> {
  const http = new Http({ token: () => '', onSignedOut: () => undefined })
  return (await http.post('/api/session', { code })) as Session
}

/** Two activities in one page share the storage of their tab: the address says which of them this frame is. */
const nameOf = (session: Session): string => session.activity ?? 'placing'
const keyOf = (name: string): string => `tertulia.session.${name}`

function keepSession(session: Session, storage: KeptStorage): void {
  storage.set(keyOf(nameOf(session)), JSON.stringify(session))
  const address = new URL(location.href)
  address.searchParams.set('activity', nameOf(session))
  history.replaceState(history.state, '', address)
}

/** A link to another activity of the course is opened in this tab by the same session: it is of the course. */
export function lendSession(session: Session, link: HTMLAnchorElement, storage: KeptStorage): void {
  const name = new URLSearchParams(link.search).get('activity')
  if (link.origin !== location.origin || link.pathname !== location.pathname || name === null) return
  const lent: Session = { ...session, activity: name as ActivityId, placing: null }
  storage.set(keyOf(name), JSON.stringify(lent))
}

function findSession(storage: KeptStorage): Session | undefined {
  const name = new URLSearchParams(location.search).get('activity')
  return name === null ? undefined : (storage.read(keyOf(name)) as Session | undefined)
}

/** Forgets a session that has ended. */
export const forgetSession = (session: Session, storage: KeptStorage): void => storage.remove(keyOf(nameOf(session)))
