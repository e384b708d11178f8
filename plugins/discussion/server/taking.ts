import type { Taking } from '../../api/server.ts'
import type { Message } from '../../api/conversations.ts'
import type { PersonId } from '../../api/contract.ts'
import type { Kind } from '../contract.ts'
import type { Reading } from './joining.ts'
import { chooseAudience } from './groups.ts'
import { routeQuestion } from './routing.ts'
import type { ThreadRow } from './tables.ts'
import { record, tell, type Tending } from './telling.ts'
import { checkMayStart } from './tending.ts'
import { saveThread } from './threads.ts'

const takenKinds = ['question', 'story'] as const satisfies readonly Kind[]

/** A stretch of talk from elsewhere becomes a thread that begins with it. */
export const taking: Taking<Reading, Tending> = {
  listForms: ({ activity, can }) => {
    if (activity.settings.whoStarts === 'facilitators' && !can('facilitate')) return []
    return takenKinds.filter((kind) => activity.settings.kinds.includes(kind))
  },
  async take(context, { form, title, putInto }) {
    const kind = takenKinds.find((each) => each === form) ?? 'talk'
    checkMayStart(context, kind)
    const audience = await chooseAudience(context, undefined)
    const conversation = await context.conversations.open(audience ? { audience } : {})
    const [opening] = await putInto(conversation)
    const row: ThreadRow = {
      id: context.newId<'thread'>(),
      activity_id: context.activity.id,
      conversation_id: conversation,
      title,
      started_by: await findStarter(context, opening),
      started_at: context.now,
      pinned_at: null,
      kind,
      meets_at: null,
      meeting_place: null,
    }
    await saveThread(context.db, row)
    await record(context, 'started', row, context.actor.id)
    await tell(context, 'threadStarted', row)
    if (kind === 'question') await routeQuestion(context, row)
  },
}

/** Whoever said it first keeps the thread; what was said without a name is kept by who brought it. */
async function findStarter({ actor, people }: Tending, opening: Message | undefined): Promise<PersonId> {
  const [author] = opening ? await people.list([opening.author]) : []
  return author && author.mask === undefined ? author.id : actor.id
}
