import type { GuestLinks } from '../../plugins/api/server.ts'
import type { LinkId } from '../../plugins/api/contract.ts'
import { refuse } from '../errors.ts'
import { appendLine } from '../events/log.ts'
import { newId } from '../ids.ts'
import type { Scope } from '../operations/feature.ts'
import { closeLinks, insertLink } from './links.ts'
import { dropUploads } from './uploads.ts'

const longest = 90 * 24 * 60 * 60 * 1000

/** The links of a plugin in an activity, made and ended in the name of the actor. */
export const guestLinks = (scope: Scope, plugin: string): GuestLinks => ({
  async open(guest, { hash, key, address, until }) {
    const { db, activity, now, reader } = scope
    if (until <= now || until > now + longest) throw refuse('invalid_input', '/until')
    const id = newId<'link'>(now)
    await insertLink(db, {
      ...{ id, hash, activity_id: activity.id, plugin, guest, key, address },
      ...{ made_by: reader.actor.id, made_at: now, expires_at: until },
      ...{ opened_at: null, ended_at: null, end: null },
    })
    await record(scope, 'guests.invited', id)
    return id
  },
  close: (links) => close(scope, plugin, links),
})

async function close(scope: Scope, plugin: string, links: readonly LinkId[]): Promise<void> {
  const { db, activity, now, reader } = scope
  const closed = await closeLinks(db, { activity: activity.id, plugin, links }, now)
  await dropUploads(db, closed)
  // What happens by itself is told by what brought it about.
  if (!reader.everywhere) for (const id of closed) await record(scope, 'guests.closed', id)
}

const record = ({ db, activity, now, reader }: Scope, verb: string, link: LinkId): Promise<void> =>
  appendLine(db, {
    ...{ at: now, course: activity.course, activity: activity.id, verb, object: link },
    actor: reader.actor.id,
  })
