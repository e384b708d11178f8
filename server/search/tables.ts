import type { Generated } from 'kysely'
import type { ConversationId, CourseId, MessageId } from '../../plugins/api/contract.ts'

/** What a plugin calls one of its conversations, and where it shows it. */
export interface ConversationDescriptionRow {
  conversation_id: ConversationId
  course_id: CourseId
  title: string
  /** The words of the title as they are compared, with a space before and after each. */
  folded: string
  /** The plugin's own word for what it is: `question`. */
  kind: string | null
  /** The path inside the activity that shows it. */
  path: string
}

/** A message in the full-text index, by the number that the index knows it by. Numbers rise in the order of sending. */
export interface SearchDocumentRow {
  id: Generated<number>
  message_id: MessageId
}

export interface SearchTables {
  conversation_descriptions: ConversationDescriptionRow
  search_documents: SearchDocumentRow
}
