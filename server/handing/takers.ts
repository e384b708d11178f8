import type { Static } from 'typebox'
import type { ConversationId } from '../../plugins/api/contract.ts'
import type { Plugin } from '../../plugins/api/server.ts'
import { listActivitiesOf, type PlacedActivity } from '../activities/activities.ts'
import { isForFew, listReadersIn, reachOf } from '../conversations/handing/reach.ts'
import { readConversationFor, type Conversation } from '../conversations/conversations.ts'
import type { Scope } from '../operations/feature.ts'
import { isIn } from '../people/reader.ts'
import { contextsOf } from '../plugins/feature.ts'
import type { Plugins } from '../plugins/find.ts'
import type { Taker } from './contract.ts'

/** Where a stretch of a conversation may go on, by title. */
export async function listTakers(scope: Scope, plugins: Plugins, id: ConversationId): Promise<Static<typeof Taker>[]> {
  const from = await readConversationFor(scope, id)
  const takers: Static<typeof Taker>[] = []
  for (const activity of await listActivitiesOf(scope.db, scope.activity.course)) {
    const plugin = plugins.get(activity.plugin ?? '')
    const there = { ...scope, activity }
    if (!plugin || activity.id === scope.activity.id || !isIn(activity.audience, scope.reader)) continue
    const forms = listForms(plugin, there)
    if (forms.length > 0) takers.push(await describeTaker(there, { plugin, forms, from }))
  }
  return takers.toSorted((one, other) => one.title.localeCompare(other.title))
}

/** What talk may become at an activity, in the hands of whoever asks. */
export function listForms(plugin: Plugin, there: Scope): readonly string[] {
  const { taking, contract } = plugin
  if (!taking || !contract.takes) return []
  const allowed = taking.listForms?.(contextsOf(plugin).toRead(there)) ?? contract.takes
  return contract.takes.filter((form) => allowed.includes(form))
}

interface Offer {
  readonly plugin: Plugin
  readonly forms: readonly string[]
  readonly from: Conversation
}

async function describeTaker(there: Scope, { plugin, forms, from }: Offer): Promise<Static<typeof Taker>> {
  const { activity } = there
  const reach = await reachOf(there, from.audience, activity.audience)
  return {
    activity: activity.id,
    title: activity.title,
    forms: forms.map((form) => ({ form, words: wordsFor(plugin, form) })),
    audience: audienceOf(activity),
    reach,
    readers: (await listReadersIn(there, activity.audience)).length,
    onlyOwn: reach === 'more' && isForFew(from.audience),
  }
}

const audienceOf = ({ audience }: PlacedActivity) => audience.kind

const wordsFor = ({ texts: { en, es } }: Plugin, form: string) => ({
  en: en[`takes.${form}`] ?? form,
  es: es[`takes.${form}`] ?? form,
})
