import type { PersonId } from '../../../plugins/api/contract.ts'
import type { Standing } from '../../../plugins/api/conversations.ts'
import type { CommandScope, Scope } from '../../operations/feature.ts'
import { listCards } from '../../people/cards.ts'
import { findMute } from '../../people/reader.ts'
import { readConversationFor } from '../conversations.ts'
import { listFollows, saveFollow, type Follow } from './follows.ts'
import { anonymityOf, listOwnMasks } from '../talking/masks.ts'
import type { MaskRow } from '../tables.ts'
import { appendTalkLine } from '../talking/talk-log.ts'
import { findVisit, saveVisit } from './visits.ts'

/** What is the person's own in an activity. */
export const readStanding = (scope: Scope): Promise<Standing> =>
  readStandingOf(scope, { person: scope.reader.actor.id, muted: scope.reader.muted ?? null })

async function readStandingOf(
  { db, activity }: Scope,
  { person: me, muted }: { person: PersonId; muted: Standing['muted'] },
): Promise<Standing> {
  const masks = await listOwnMasks(db, activity.id, me)
  const lifters = masks.flatMap(({ lifted_by }) => lifted_by ?? [])
  const visit = await findVisit(db, activity.id, me)
  return {
    anonymity: anonymityOf(activity),
    masks: masks.map(toOwnMask),
    people: await listCards(db, activity.course, lifters),
    muted,
    follows: await listFollows(db, activity.id, me),
    lastVisit: visit?.before_at ?? null,
  }
}

const toOwnMask = (row: MaskRow): Standing['masks'][number] => ({
  conversation: row.conversation_id,
  mask: row.id,
  number: row.number,
  promise: row.promise,
  lifted:
    row.lifted_at !== null && row.lifted_by !== null
      ? { at: row.lifted_at, by: row.lifted_by, because: row.lifted_because ?? '' }
      : null,
})

/** Tells all the person's pages in this activity how they stand there now. */
export async function tellStanding(scope: CommandScope): Promise<void> {
  await tellStandingOf(scope, scope.reader.actor.id)
}

/** The same for somebody whom the actor did something to. */
export async function tellStandingOf(scope: CommandScope, person: PersonId): Promise<void> {
  const muted = await findMute(scope.db, scope.activity.course, person)
  const standing = await readStandingOf(scope, { person, muted })
  scope.publish('conversations.standingChanged', standing, { kind: 'people', people: [person] })
}

/** Recorded as well: who is to hear of what is worked out from these lines. */
export async function follow(scope: CommandScope, { conversation: id, level }: Follow): Promise<Follow> {
  const conversation = await readConversationFor(scope, id)
  await saveFollow(scope.db, scope.reader.actor.id, { conversation: conversation.id, level }, scope.now)
  await appendTalkLine(scope, { verb: `follows.${level}`, conversation: conversation.id })
  await tellStanding(scope)
  return { conversation: conversation.id, level }
}

/** The person has the activity before them. */
export async function arrive(scope: CommandScope): Promise<Record<string, never>> {
  const begins = await saveVisit(scope.db, { activity: scope.activity.id, person: scope.reader.actor.id }, scope.now)
  if (begins) await tellStanding(scope)
  return {}
}
