import { sql } from 'kysely'
import { refuse } from '../../errors.ts'
import type { CommandScope } from '../../operations/feature.ts'
import { may } from '../../people/roles.ts'
import type { Conversation } from '../conversations.ts'

interface Pace {
  readonly most: number
  /** In ms. */
  readonly within: number
}

const minute = 60_000

/** More than anybody does who talks with others. */
const paces = {
  send: { most: 30, within: minute },
  react: { most: 60, within: minute },
  start: { most: 10, within: 10 * minute },
  report: { most: 20, within: 60 * minute },
} as const satisfies Record<string, Pace>

export type Deed = keyof typeof paces

/** Who facilitates welcomes twenty people one after the other. */
const wider = 4

/**
 * Counts what the actor does, in the database, so that it is one count wherever the house runs. Throws `too_fast`, which says
 * when it goes on; what was refused does not count, since nothing of it stays.
 */
export async function keepPace(scope: CommandScope, deed: Deed): Promise<void> {
  if (!scope.limited) return
  const { most, within } = paces[deed]
  const { now, reader } = scope
  const isOver = sql<boolean>`paces.since <= ${now - within}`
  const { since, done } = await scope.db
    .insertInto('paces')
    .values({ person_id: reader.actor.id, deed, since: now, done: 1 })
    .onConflict((conflict) =>
      conflict.columns(['person_id', 'deed']).doUpdateSet({
        since: sql`case when ${isOver} then ${now} else paces.since end`,
        done: sql`case when ${isOver} then 1 else paces.done + 1 end`,
      }),
    )
    .returning(['since', 'done'])
    .executeTakeFirstOrThrow()
  const allowed = may(reader.role, 'facilitate') ? wider * most : most
  if (done <= allowed) return
  throw Object.assign(refuse('too_fast'), { values: { until: since + within } })
}

/**
 * Where a conversation is slow, everybody says one thing in so many seconds; those who facilitate are not held back. Throws
 * `slow_down`, which says from when on one can write again. Kept whatever the limits of the house are: somebody here wants it.
 */
export async function keepSlow(scope: CommandScope, { id, slow }: Pick<Conversation, 'id' | 'slow'>): Promise<void> {
  if (slow === 0 || may(scope.reader.role, 'facilitate')) return
  const { db, now, reader } = scope
  const within = slow * 1000
  const own = { person_id: reader.actor.id, deed: `slow.${id}` }
  const taken = await db
    .insertInto('paces')
    .values({ ...own, since: now, done: 1 })
    .onConflict((conflict) =>
      conflict
        .columns(['person_id', 'deed'])
        .doUpdateSet({ since: now })
        .where('paces.since', '<=', now - within),
    )
    .returning('since')
    .executeTakeFirst()
  if (taken) return
  const last = await db
    .selectFrom('paces')
    .select('since')
    .where('person_id', '=', own.person_id)
    .where('deed', '=', own.deed)
    .executeTakeFirstOrThrow()
  throw Object.assign(refuse('slow_down'), { values: { until: last.since + within } })
}
