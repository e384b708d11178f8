import type { MessageId, PersonId } from '../../../plugins/api/contract.ts'
import { newId } from '../../ids.ts'
import type { Stem } from '../messages/branches.ts'
import { placeBelow } from '../messages/nesting.ts'
import type { Conversation } from '../conversations.ts'
import type { Left, Stand } from './stands.ts'

interface Going {
  readonly branch: readonly Stem[]
  readonly to: Pick<Conversation, 'id' | 'lastSeq'>
  readonly head: MessageId
  /** The places that these left there, by whose they are. */
  readonly places: ReadonlyMap<MessageId, Stand>
  /** What each author who is not named is called there, by what they were called. */
  readonly masks: ReadonlyMap<PersonId, PersonId | null>
}

/** Where each stands after the move, in the same order: in the place that it left there, or at the end. */
export function standThere({ branch, to, head, places, masks }: Going): Stand[] {
  const whose = new Map([...places].map(([message, place]) => [place.id, message]))
  const now = new Map<MessageId, Stand>()
  let seq = to.lastSeq
  for (const { id, reply_to, replied_revision, mask_id } of branch) {
    const place = places.get(id)
    if (place) {
      // What its place answered that comes back as well, it answers itself.
      const answered = place.reply_to === null ? null : (whose.get(place.reply_to) ?? place.reply_to)
      now.set(id, { ...place, id, reply_to: answered })
      continue
    }
    const above = reply_to === null || id === head ? undefined : now.get(reply_to)
    seq += 1
    now.set(id, {
      ...{ id, conversation_id: to.id, seq, mask_id: mask_id === null ? null : (masks.get(mask_id) ?? null) },
      ...{ reply_to: above ? reply_to : null, replied_revision: above ? replied_revision : null },
      ...placeBelow(above, seq),
    })
  }
  return [...now.values()]
}

/**
 * What is left of each where it stood: it keeps the number and what was above; between themselves, places answer each other
 * as the messages did. A message that comes back changes places with what it had left.
 */
export function standLeft({ branch, places }: Pick<Going, 'branch' | 'places'>): Left[] {
  const ids = new Map(branch.map(({ id, sent_at }) => [id, places.get(id)?.id ?? newId<'message'>(sent_at)]))
  return branch.map(
    ({ id: message, conversation_id, seq, reply_to, replied_revision, branch: name, twig, mask_id }) => ({
      message,
      isNew: !places.has(message),
      stand: {
        ...{ id: ids.get(message) ?? message, conversation_id, seq, replied_revision, branch: name, twig, mask_id },
        reply_to: reply_to === null ? null : (ids.get(reply_to) ?? reply_to),
      },
    }),
  )
}
