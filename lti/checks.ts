import type { Check } from '../server/part.ts'
import type { Door } from './oidc/door.ts'
import { CallRefused } from './outgoing/failures.ts'
import { listPlatforms } from './platforms/platforms.ts'
import type { PlatformRow } from './tables.ts'

/** Launches allow a minute between the clocks; half of it already deserves a word. */
const farApart = 30_000

/** What the doctor asks of the front door: the tool's keys, each platform's keys, and the clock against theirs. */
export async function listChecks(door: Door): Promise<Check[]> {
  const platforms = await door.database.read((db) => listPlatforms(db))
  const active = platforms.filter((platform) => platform.active === 1)
  const asked = await Promise.all(active.map((platform) => checkPlatform(door, platform)))
  return [await checkKeys(door, active), ...asked.flat()]
}

async function checkKeys({ ltijs }: Door, platforms: readonly PlatformRow[]): Promise<Check> {
  const name = 'keys for platforms'
  try {
    const known = new Set((await ltijs.keyset()).keys.map(({ kid }) => kid))
    const without = platforms.filter(({ key_id }) => !known.has(key_id))
    const finding = `${platforms.length - without.length} of ${platforms.length} platforms have a key`
    const advice = `Connect again: ${without.map(({ issuer }) => issuer).join(', ')}.`
    return without.length === 0 ? { name, well: true, finding } : { name, well: false, finding, advice }
  } catch (error) {
    return { name, well: false, finding: messageOf(error), advice: 'Put back the secret that the keys were made with.' }
  }
}

async function checkPlatform({ outgoing, now }: Door, platform: PlatformRow): Promise<Check[]> {
  const name = `platform ${platform.name ?? platform.issuer}, client ${platform.client_id}`
  try {
    const { headers, body } = await outgoing.call({ url: platform.jwks_url, headers: { accept: 'application/json' } })
    const count = countKeys(body)
    if (count === 0) return [{ name, well: false, finding: `${platform.jwks_url} holds no keys`, advice: otherKeys }]
    const reached = { name, well: true, finding: count === 1 ? 'answers, with 1 key' : `answers, with ${count} keys` }
    return [reached, ...checkClock(name, headers.date, now())]
  } catch (error) {
    const advice =
      error instanceof CallRefused
        ? 'Name its host in TERTULIA_TRUSTED_HOSTS if it is one of yours; else connect it with its public address.'
        : `See whether this machine reaches ${platform.jwks_url}.`
    return [{ name, well: false, finding: messageOf(error), advice }]
  }
}

const otherKeys = 'Ask the LMS for the address of its keys (JWKS), and connect it again with that.'

/** Whatever else lies at an address, such as a page to sign in, holds none. */
function countKeys(body: string): number {
  try {
    const { keys } = JSON.parse(body) as { keys?: unknown }
    return Array.isArray(keys) ? keys.length : 0
  } catch {
    return 0
  }
}

function checkClock(platform: string, date: string | undefined, now: number): Check[] {
  const theirs = Date.parse(date ?? '')
  if (Number.isNaN(theirs)) return []
  const apart = Math.round(Math.abs(now - theirs) / 1000)
  const name = `clock against ${platform}`
  if (apart * 1000 <= farApart) return [{ name, well: true, finding: 'agrees' }]
  const advice = 'Set the clock of this machine (NTP). Visits are refused when the clocks are more than a minute apart.'
  return [{ name, well: false, finding: `${apart} s apart`, advice }]
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))
