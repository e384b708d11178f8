import type { InputOf } from '../../plugins/api/contract.ts'
import type { Audience } from '../../plugins/api/server.ts'
import { readConversationFor } from '../conversations/conversations.ts'
import { refuse } from '../errors.ts'
import { defineFeature, type Scope } from '../operations/feature.ts'
import { listActiveCards, listCards } from './cards.ts'
import { contract } from './contract.ts'
import { findAudience, listReaders } from './reader.ts'
import { readProfile, saveProfile } from './profiles.ts'
import { readQuietHours, saveQuietHours } from './quiet-hours.ts'
import { listTogether } from './together.ts'

type Named = InputOf<(typeof contract)['queries']['list']>

/** Who is there: the people an activity is for, and what they say of themselves. */
export const peopleFeature = defineFeature({
  contract,
  queries: {
    readQuietHours: async ({ db, reader }) => ({ hours: await readQuietHours(db, reader.actor.id) }),
    async list(scope, named) {
      const { db, activity } = scope
      const audience = await readAudience(scope, named)
      if (!audience) return listActiveCards(db, activity.course, activity.cohort)
      const members = await listActiveCards(db, activity.course, null)
      const ids = members.map(({ id }) => id)
      const readers = new Set(await listReaders(db, { course: activity.course, audience }, ids))
      return members.filter(({ id }) => readers.has(id))
    },
    async readProfile(scope, { person }) {
      const [card] = await listCards(scope.db, scope.activity.course, [person])
      if (!card) throw refuse('not_found')
      return { card, profile: await readProfile(scope.db, person), together: await listTogether(scope, person) }
    },
  },
  commands: {
    async setQuietHours({ db, reader, publish }, { hours }) {
      await saveQuietHours(db, reader.actor.id, hours)
      publish('people.quietHoursChanged', { hours }, { kind: 'people', people: [reader.actor.id] })
      return { hours }
    },
    async saveProfile({ db, reader, now, publish }, said) {
      const { work, place, offers, seeks } = said
      const profile = { work: work.trim(), place: place.trim(), offers: offers.trim(), seeks: seeks.trim() }
      await saveProfile(db, reader.actor.id, profile, now)
      publish('people.profileChanged', { person: reader.actor.id, profile })
      return profile
    },
  },
})

/** Throws `not_found` for what the reader is not in. */
async function readAudience(scope: Scope, { conversation, group }: Named): Promise<Audience | undefined> {
  if (conversation !== undefined) return (await readConversationFor(scope, conversation)).audience
  if (group === undefined) return undefined
  const audience = findAudience(scope.reader, group)
  if (!audience) throw refuse('not_found')
  return audience
}
