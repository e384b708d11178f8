import { refuse } from '../../errors.ts'
import type { Scope } from '../../operations/feature.ts'
import { listReaders } from '../../people/reader.ts'
import type { Conversation } from '../conversations.ts'
import { draw, parse, type Rendered } from './markdown.ts'

/** About ten pages: more than talk, less than a book. In characters of Markdown. */
const longest = 20_000
/** A few pages of Markdown can be a table of thousands of cells; nobody's page should have to show that. */
const longestHtml = 10 * longest
const mostMentions = 50

interface Words {
  readonly markdown: string
  /** How many files go with them: a message may be files alone. */
  readonly files: number
}

/** Renders, and refuses what is no message. Only people who can read the conversation are mentioned; other names stay words. */
export async function renderFor(
  scope: Scope,
  { audience }: Conversation,
  { markdown, files }: Words,
): Promise<Rendered> {
  if (markdown.length > longest) throw refuse('message_too_long', '/markdown')
  const parsed = parse(markdown)
  if (parsed.text === '' && files === 0) throw refuse('message_empty', '/markdown')
  if (parsed.names.length > mostMentions) throw refuse('too_many_mentions', '/markdown')
  const mentions = await listReaders(scope.db, { course: scope.activity.course, audience }, parsed.names)
  const rendered = draw(parsed, mentions)
  if (rendered.html.length > longestHtml) throw refuse('message_too_long', '/markdown')
  return rendered
}
