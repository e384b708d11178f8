import type { FastifyBaseLogger } from 'fastify'
import type { ArrivingPerson, Arrivals, RosterEntry } from '../../server/arrivals/arrival.ts'
import type { Ltijs } from '../ltijs/adapter.ts'
import { findText, isId } from '../oidc/claims.ts'
import { findName } from '../oidc/message.ts'
import { toRole } from '../oidc/roles.ts'
import type { DeploymentKey, LtiDatabase, LtiDb, PlatformRow } from '../tables.ts'
import { toObject, type Json } from './configuration.ts'

/** A course whose roster is wanted. */
export interface RosterWanted {
  readonly platform: PlatformRow
  readonly deploymentId: string
  readonly key: DeploymentKey
  readonly course: string
}

export interface RosterFetcher {
  /** Fetches the roster if its time has come. Nobody waits for it; what goes wrong is logged and tried again later. */
  start(wanted: RosterWanted, log: FastifyBaseLogger): void
  /** Resolves when nothing is under way. */
  settle(): Promise<void>
}

const everyHour = 60 * 60 * 1000
const afterFailure = 5 * 60 * 1000

/** A roster of more pages than this is a paging that goes in circles. */
const mostPages = 200

interface Parts {
  readonly database: LtiDatabase
  readonly ltijs: Ltijs
  readonly arrivals: Arrivals
  readonly now: () => number
}

export function openRosters({ database, ltijs, arrivals, now }: Parts): RosterFetcher {
  const underWay = new Set<Promise<void>>()

  async function fetchRoster(wanted: RosterWanted): Promise<number> {
    const url = await database.write((db) => claimTurn(db, wanted, now()))
    if (!url) return 0
    const askedAt = now()
    const roster = await listRoster(ltijs, wanted.platform, url)
    // Somebody who leads is there, so an empty roster is no news but a fault, and would send everybody away.
    const course = { tenant: wanted.key, externalId: wanted.course }
    if (roster.length > 0) await arrivals.replaceRoster(course, roster, askedAt)
    return roster.length
  }

  async function run(wanted: RosterWanted, log: FastifyBaseLogger): Promise<void> {
    const about = { platform: wanted.platform.issuer, deployment: wanted.deploymentId }
    try {
      const people = await fetchRoster(wanted)
      if (people > 0) log.info({ ...about, people }, 'roster fetched')
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error)
      log.warn({ ...about, code: 'roster_failed', reason }, 'the roster could not be fetched; it is tried again later')
      await database.write((db) => setDue(db, wanted, now() + afterFailure)).catch(() => undefined)
    }
  }

  return {
    start(wanted, log) {
      const running = run(wanted, log).finally(() => underWay.delete(running))
      underWay.add(running)
    },
    async settle() {
      await Promise.all(underWay)
    },
  }
}

/** Takes the turn to fetch: of many who arrive at once, and of several servers, one. Answers the address, if it is time. */
async function claimTurn(db: LtiDb, { key, course }: RosterWanted, now: number): Promise<string | undefined> {
  const row = await db
    .updateTable('lti_courses')
    .set({ roster_due_at: now + everyHour })
    .where('deployment_key', '=', key)
    .where('context_id', '=', course)
    .where('roster_due_at', '<=', now)
    .where('memberships_url', 'is not', null)
    .returning('memberships_url')
    .executeTakeFirst()
  return row?.memberships_url ?? undefined
}

const setDue = (db: LtiDb, { key, course }: RosterWanted, due: number) =>
  db
    .updateTable('lti_courses')
    .set({ roster_due_at: due })
    .where('deployment_key', '=', key)
    .where('context_id', '=', course)
    .execute()

async function listRoster(ltijs: Ltijs, platform: PlatformRow, url: string): Promise<RosterEntry[]> {
  const roster: RosterEntry[] = []
  let next: string | undefined = url
  for (let page = 0; next && page < mostPages; page += 1) {
    const found = await ltijs.members(platform, next)
    roster.push(...found.items.flatMap(toEntry))
    next = found.next
  }
  if (next) throw new Error('The roster has no end.')
  return roster
}

/** A member as NRPS 2.0 has them: `Active` when nothing is said; names may be missing. */
function toEntry(item: unknown): RosterEntry[] {
  const member = toObject(item)
  const { user_id: subject, roles, status } = member
  if (!isId(subject)) return []
  return [
    {
      person: toPerson(member, subject),
      role: toRole(Array.isArray(roles) ? roles : []),
      active: (status ?? 'Active') === 'Active',
    },
  ]
}

function toPerson(member: Json, subject: string): ArrivingPerson {
  const [name, email, picture] = [findName(member), findText(member['email']), findText(member['picture'])]
  return { subject, ...(name && { name }), ...(email && { email }), ...(picture && { picture }) }
}
