import type { Kysely } from 'kysely'
import { findActivity, type PlacedActivity } from '../activities/activities.ts'
import type { Tables } from '../database/tables.ts'
import { refuse } from '../errors.ts'
import { appendLine } from '../events/log.ts'
import type { House } from '../house.ts'
import { change } from '../operations/changing.ts'
import type { Scope } from '../operations/feature.ts'
import { readHouse } from '../people/reader.ts'
import { hashSecret } from '../sessions/secrets.ts'
import { Attempts } from './attempts.ts'
import { readDoor, type GuestDoors } from './doors.ts'
import { checkLink, findLink, noteOpened, takeLink } from './links.ts'
import type { GuestLinkRow } from './tables.ts'
import { dropUploads } from './uploads.ts'

type Parts = Pick<House, 'database' | 'live' | 'grades' | 'followers' | 'now'> & { readonly doors: GuestDoors }

/** What somebody with a link asks for. */
export interface GuestVisits {
  /** The link that a secret opens. Throws `link_unknown`, why it opens nothing any more, or `too_fast`. */
  enter(secret: string, address: string): Promise<GuestLinkRow>
  /** Notes that it was opened; nothing else comes of that. */
  begin(link: GuestLinkRow): Promise<void>
  query(link: GuestLinkRow, name: string, input: unknown): Promise<unknown>
  /** One transaction: what is answered, and that the link is spent. */
  command(link: GuestLinkRow, name: string, input: unknown): Promise<unknown>
}

const secretPattern = /^[A-Za-z0-9_-]{43}$/

export function makeGuestVisits(parts: Parts): GuestVisits {
  const { database, doors, now } = parts
  const attempts = new Attempts()
  return {
    async enter(secret, address) {
      const hash = hashSecret(secret)
      attempts.check(address, hash, now())
      const link = secretPattern.test(secret) ? await database.read((db) => findLink(db, hash)) : undefined
      if (!link) {
        attempts.noteWrong(address, now())
        throw refuse('link_unknown')
      }
      attempts.noteGood(hash, now())
      checkLink(link, now())
      return link
    },
    async begin(link) {
      if (link.opened_at === null) await database.write((db) => begin(db, link, now()), link.activity_id)
    },
    async query(link, name, input) {
      const operation = readDoor(doors, link).queries.get(name)
      if (!operation) throw refuse('not_found')
      operation.validate(input)
      return database.read(async (db) => {
        const scope = await scopeOf(parts, db, link)
        return operation.run(scope, link, input as never)
      })
    },
    command: (link, name, input) => runCommand(parts, { link, name, input }),
  }
}

async function begin(db: Kysely<Tables>, link: GuestLinkRow, now: number): Promise<void> {
  if (await noteOpened(db, link.id, now)) await record(db, link, { verb: 'guests.opened', now })
}

/** A guest is in no audience of the house; what a plugin's handler may look at, its context decides. */
export async function scopeOf(
  { database, now }: Pick<House, 'database' | 'now'>,
  db: Kysely<Tables>,
  link: Pick<GuestLinkRow, 'activity_id'>,
): Promise<Scope> {
  const activity = await readActivity(db, link)
  const reader = await readHouse(db, activity.course)
  return { db, dialect: database.dialect, reader, activity, now: now() }
}

async function readActivity(db: Kysely<Tables>, link: Pick<GuestLinkRow, 'activity_id'>): Promise<PlacedActivity> {
  const activity = await findActivity(db, link.activity_id)
  if (!activity) throw refuse('link_unknown')
  return activity
}

interface Command {
  readonly link: GuestLinkRow
  readonly name: string
  readonly input: unknown
}

async function runCommand(parts: Parts, { link, name, input }: Command): Promise<unknown> {
  const { database, live, grades, followers, doors, now } = parts
  const operation = readDoor(doors, link).commands.get(name)
  if (!operation) throw refuse('not_found')
  operation.validate(input)
  const { answer, frames, regraded } = await database.write(async (db) => {
    const at = now()
    // Taken first: of two answers at once, one is heard.
    await takeLink(db, link.id, at)
    const scope = await scopeOf(parts, db, link)
    const done = await change({ ...scope, now: at, grades, limited: false }, (changing) =>
      operation.run(changing, link, input as never),
    )
    await dropUploads(db, [link.id])
    await record(db, link, { verb: `guests.${name}`, now: at })
    return done
  }, link.activity_id)
  live.deliver(frames)
  if (regraded) grades.wake()
  followers.wake()
  return answer ?? null
}

/** Nobody of the house did it: the line is in the name of whoever handed the link out. */
async function record(
  db: Kysely<Tables>,
  link: GuestLinkRow,
  { verb, now }: { verb: string; now: number },
): Promise<void> {
  if (link.made_by === null) return
  const { course, id: activity } = await readActivity(db, link)
  await appendLine(db, { at: now, course, activity, actor: link.made_by, verb, object: link.id })
}
