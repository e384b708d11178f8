import type { Similar } from '../contract.ts'
import { joinThreads, type Reading } from './joining.ts'
import { listMarks } from './marks.ts'
import { listThreadsOf } from './threads.ts'

const mostOffered = 3
/** Most of them may have no answer yet. */
const mostFound = 20

/** Answered questions that are about what somebody is about to ask, the closest first. */
export async function listSimilar(context: Reading, { words }: { words: string }): Promise<Similar[]> {
  const found = await context.conversations.findSimilar({ words, kind: 'question', most: mostFound })
  const rows = await listThreadsOf(context.db, found)
  const marks = await listMarks(
    context.db,
    rows.map(({ id }) => id),
  )
  const isAnswered = (id: Similar['thread']) => marks.some((mark) => mark.thread_id === id && mark.mark === 'answer')
  const close = found.flatMap((talk) => rows.find((row) => row.conversation_id === talk && isAnswered(row.id)) ?? [])
  const shown = close.slice(0, mostOffered)
  const talks = await context.conversations.summarise(shown.map((row) => row.conversation_id))
  const threads = await joinThreads(context, shown, talks)
  return threads.map(({ id, title }) => ({ thread: id, title }))
}
