import type { GroupId, InputOf, PersonId } from '../../plugins/api/contract.ts'
import { refuse } from '../errors.ts'
import { appendLine } from '../events/log.ts'
import { appendAudit } from '../moderation/audit.ts'
import { defineFeature, type CommandScope, type Scope } from '../operations/feature.ts'
import { listActiveCards } from '../people/cards.ts'
import { may } from '../people/roles.ts'
import { contract } from './contract.ts'
import { findGroup, kinds, listGroups, listMembers, type KnownGroup } from './groups.ts'

type Commands = (typeof contract)['commands']

/** As many as a page can show, and somebody who facilitates can listen to at once. */
const mostGroups = 200

/** Cohorts and circles, and who is in them. */
export const groupsFeature = defineFeature({
  contract,
  queries: { list },
  commands: {
    async make(scope, { kind, name }) {
      const { db, activity, now } = scope
      if ((await listGroups(db, activity.course)).length >= mostGroups)
        throw refuse('too_many_groups', '/kind', { count: mostGroups })
      const group = await kinds[kind].create(db, activity.course, name.trim(), now)
      await tell(scope, 'made', group)
      return group
    },
    async rename(scope, { group: id, name }) {
      const group = await readGroup(scope, id)
      await kinds[group.kind].rename(scope.db, id, name.trim())
      return tell(scope, 'renamed', id)
    },
    async remove(scope, { group: id }) {
      const group = await readGroup(scope, id)
      if (group.isDefault) throw refuse('invalid_input', '/group')
      const members = await kinds[group.kind].listMembers(scope.db, [id])
      await kinds[group.kind].remove(scope.db, id, scope.now)
      await appendAudit(scope, { deed: 'ended', object: id })
      return tell(
        scope,
        'removed',
        id,
        members.map(({ person }) => person),
      )
    },
    add,
    async takeOut(scope, { group: id, person }) {
      const group = await readGroup(scope, id)
      if (group.isDefault) throw refuse('invalid_input', '/group')
      await kinds[group.kind].takeOut(scope.db, id, person, scope.now)
      await appendAudit(scope, { deed: 'parted', toward: person, object: id })
      return tell(scope, 'tookOut', id, [person])
    },
  },
})

/** Looks at the groups of the reader alone, so that it is one answer for all who are in the same ones. */
async function list({ db, activity, reader }: Scope) {
  const tends = may(reader.role, 'facilitate')
  const mine = new Set<GroupId>([...reader.cohorts, ...reader.circles])
  const all = await listGroups(db, activity.course)
  const groups = tends ? all : all.filter(({ id }) => mine.has(id))
  const members = await listMembers(db, groups)
  const cards = await listActiveCards(db, activity.course, null)
  const active = new Set(cards.map(({ id }) => id))
  const listed = groups.map((group) => ({
    ...group,
    people: (members.get(group.id) ?? []).filter((person) => active.has(person)),
  }))
  const named = new Set(listed.flatMap(({ people }) => people))
  return { groups: listed, people: tends ? cards : cards.filter(({ id }) => named.has(id)) }
}

async function add(scope: CommandScope, { group: id, people }: InputOf<Commands['add']>) {
  const { db, activity } = scope
  const group = await readGroup(scope, id)
  if (group.isDefault) throw refuse('invalid_input', '/group')
  const active = new Set((await listActiveCards(db, activity.course, null)).map((card) => card.id))
  if (people.some((person) => !active.has(person))) throw refuse('not_found', '/people')
  for (const person of people) {
    await kinds[group.kind].add(db, id, person)
    await appendAudit(scope, { deed: 'joined', toward: person, object: id })
  }
  return tell(scope, 'added', id, people)
}

/** Throws `not_found` for one of another course, and for one that was taken out. */
async function readGroup({ db, activity }: Scope, id: GroupId): Promise<KnownGroup> {
  const group = await findGroup(db, activity.course, id)
  if (!group) throw refuse('not_found', '/group')
  return group
}

/** Who may be where has changed: the whole course hears that it is so, and nothing else. */
async function tell(
  scope: CommandScope,
  verb: string,
  object: GroupId,
  toward: readonly PersonId[] = [],
): Promise<Record<string, never>> {
  const { db, activity, reader, now } = scope
  const where = { course: activity.course, activity: activity.id, at: now }
  await appendLine(db, { ...where, actor: reader.actor.id, verb: `groups.${verb}`, object, toward })
  scope.publishToCourse('groups.changed', {})
  return {}
}
