import type { ConversationId, PersonId } from '../../../plugins/api/contract.ts'
import { appendLine, appendLines, type LogLine } from '../../events/log.ts'
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
export const appendTalkLine = (scope: CommandScope, line: TalkLine): Promise<void> =>
  appendLine(scope.db, toLine(scope, line))

/** Many lines at once. */
export const appendTalkLines = (scope: CommandScope, lines: readonly TalkLine[]): Promise<void> =>
  appendLines(
    scope.db,
    lines.map((line) => toLine(scope, line)),
  )

function toLine({ reader, activity, now }: CommandScope, { verb, toward = [], as, ...line }: TalkLine): LogLine {
  const me = reader.actor.id
  return {
    ...line,
    at: now,
    course: activity.course,
    activity: activity.id,
    actor: as ?? me,
    verb: `conversations.${verb}`,
    toward: [...new Set(toward)].filter((person) => person !== me && person !== as),
  }
}
