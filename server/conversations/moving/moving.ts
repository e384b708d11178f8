import type { ConversationId, MessageId, PersonId } from '../../../plugins/api/contract.ts'
import type { MovedMessage } from '../../../plugins/api/conversations.ts'
import { refuse } from '../../errors.ts'
import { isSameAudience } from '../../groups/audiences.ts'
import type { CommandScope } from '../../operations/feature.ts'
import { may } from '../../people/roles.ts'
import { listBranch, type Stem } from '../messages/branches.ts'
import { readConversationFor, readMessageFor } from '../conversations.ts'
import { tellStandingOf } from '../reading/standing.ts'
import { wearElsewhere } from '../talking/masks.ts'
import { listViews } from '../views.ts'
import { carryReaders } from './moved-readers.ts'
import { reckon } from './reckoning.ts'
import { changePlaces, listPlacesLeft } from './stands.ts'
import { tellMoved } from './telling-moved.ts'
import { standLeft, standThere } from './where-to.ts'

/** All of it is one transaction: as many take about a second, in which others read, and write after it (decision 16). */
const mostAtOnce = 20_000

/**
 * Moves a message and what was answered below it to the end of another conversation. Ids, order, reactions, files and
 * revisions stay as they are; only places and numbers are new. In the old place stays a message that is gone and says
 * where it went, so that numbers keep their meaning there. What moves to where it came from changes places with what it
 * left there, so that whoever moved something by mistake moves it back.
 */
export async function moveBranch(
  scope: CommandScope,
  { message: id, to: target }: { message: MessageId; to: ConversationId },
): Promise<MovedMessage[]> {
  const { db } = scope
  if (!may(scope.reader.role, 'facilitate')) throw refuse('not_allowed')
  const { message: head, conversation: from } = await readMessageFor(scope, id)
  const to = await readConversationFor(scope, target)
  if (to.id === from.id || head.gone === 'moved') throw refuse('invalid_input', '/message')
  if (!isSameAudience(from.audience, to.audience)) throw refuse('other_audience')
  const { branch, staying } = parted(await listBranch(db, head))
  if (branch.length > mostAtOnce) throw refuse('too_many_to_move')
  const before = await listViews(scope, from)
  const places = await listPlacesLeft(db, to.id, branch)
  const added = branch.filter((stem) => !places.has(stem.id))
  const now = standThere({ branch, to, head: head.id, places, masks: await wearAll(scope, added, to.id) })
  const left = standLeft({ branch, places })
  await changePlaces(scope, { to, now, left, staying })
  for (const conversation of [from, to]) await reckon(db, conversation.id)
  await carryReaders(scope, { branch: added, from, to })
  const wearers = new Set(branch.flatMap(({ mask_id, author_id }) => (mask_id === null ? [] : [author_id])))
  for (const wearer of wearers) await tellStandingOf(scope, wearer)
  const moved = branch.map((stem, index) => ({ ...stem, ...now[index] }))
  return tellMoved(scope, {
    from,
    to,
    moved,
    left: branch.map((stem, index) => ({ ...stem, ...left[index]?.stand })),
    before,
  })
}

/** A place that is left from an earlier move stays where that was. */
const parted = (all: readonly Stem[]) => ({
  branch: all.filter(({ gone }) => gone !== 'moved'),
  staying: all.filter(({ gone }) => gone === 'moved'),
})

/** What each author who is not named is called there, by what they were called. */
async function wearAll(
  scope: CommandScope,
  branch: readonly Stem[],
  conversation: ConversationId,
): Promise<ReadonlyMap<PersonId, PersonId | null>> {
  const masks = new Map<PersonId, PersonId | null>()
  for (const stem of branch)
    if (stem.mask_id !== null && !masks.has(stem.mask_id))
      masks.set(stem.mask_id, await wearElsewhere(scope, stem, conversation))
  return masks
}
