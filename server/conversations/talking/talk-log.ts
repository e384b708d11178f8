import type { ConversationId, PersonId } from '../../../plugins/api/contract.ts'
import { appendLine } from '../../events/log.ts'
import type { CommandScope } from '../../operations/feature.ts'

interface TalkLine {
  readonly verb: string
  readonly conversation: ConversationId
  readonly object?: string
  readonly toward?: readonly PersonId[]
  /** The mask in whose name the actor did it: the log, which reports are made of, then does not know them either. */
  readonly as?: PersonId
}

/** A line of the event log about talk; what somebody does toward themselves is toward nobody. */
export const appendTalkLine = (scope: CommandScope, { verb, toward = [], as, ...line }: TalkLine): Promise<void> => {
  const me = scope.reader.actor.id
  return appendLine(scope.db, {
    ...line,
    at: scope.now,
    course: scope.activity.course,
    activity: scope.activity.id,
    actor: as ?? me,
    verb: `conversations.${verb}`,
    toward: [...new Set(toward)].filter((person) => person !== me && person !== as),
  })
}
