import type { Similar } from '../contract.ts'
import { listMarks } from './marks.ts'
import { joinThreads, type Reading } from './joining.ts'
import { listQuestions } from './threads.ts'

const mostOffered = 3
const shortest = 4
/** Letters of a word that tell what it is about, whatever its ending. */
const stemLength = 6

/** What words are about, roughly: without accents, endings and the short words that every sentence has. */
function stemsOf(words: string): Set<string> {
  const plain = words.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
  const long = plain.match(/[\p{L}\p{N}]+/gu)?.filter((word) => word.length >= shortest) ?? []
  return new Set(long.map((word) => word.slice(0, stemLength)))
}

/** Answered questions whose titles share the most with what somebody is about to ask; two words, or the half of it. */
export async function listSimilar(context: Reading, { words }: { words: string }): Promise<Similar[]> {
  const asked = stemsOf(words)
  if (asked.size === 0) return []
  const questions = await listQuestions(context.db, context.activity.id)
  const least = Math.min(2, Math.ceil(asked.size / 2))
  const close = questions
    .map((row) => ({ row, shared: [...stemsOf(row.title)].filter((stem) => asked.has(stem)).length }))
    .filter(({ shared }) => shared >= least)
    .toSorted((one, other) => other.shared - one.shared || other.row.started_at - one.row.started_at)
    .map(({ row }) => row)
  const marks = await listMarks(
    context.db,
    close.map(({ id }) => id),
  )
  const answered = close.filter(({ id }) => marks.some((mark) => mark.thread_id === id && mark.mark === 'answer'))
  const talks = await context.conversations.summarise(answered.map((row) => row.conversation_id))
  const readable = new Set(talks.map((talk) => talk.id))
  const rows = answered.filter((row) => readable.has(row.conversation_id)).slice(0, mostOffered)
  const threads = await joinThreads(context, rows, talks)
  return threads.map(({ id, title }) => ({ thread: id, title }))
}
