import type { PersonId } from '../../../api/contract.ts'
import type { Kind, Thread } from '../../contract.ts'
import { kinds, listMarked } from '../kind-words.ts'
import { text } from '../texts.ts'

/** Which threads the list shows: all of them, the questions that wait, the reader's own, or one kind. */
export type View = 'all' | 'unanswered' | 'mine' | Kind

interface Reader {
  /** Whether an author is the reader, by their name or without it. */
  readonly isMe: (author: PersonId) => boolean
  /** The conversations in which the reader has said something. */
  readonly wrote: ReadonlySet<string>
}

/** The ways to look at the threads, with how many there are where all are known. A way that shows nothing is left out. */
export function listViews(
  threads: readonly Thread[],
  { isMe, wrote, complete }: Reader & { complete: boolean },
): { key: View; label: string; count?: number }[] {
  const views: readonly View[] = ['unanswered', 'mine', ...kinds.filter((kind) => kind !== 'talk')]
  const counted = views.map((key) => ({
    key,
    count: threads.filter((each) => isIn(key, each, { isMe, wrote })).length,
  }))
  const present = counted.filter(({ count }) => count > 0)
  return [
    { key: 'all', label: text('view.all') },
    ...present.map(({ key, count }) => ({ key, label: text(`view.${key}`), ...(complete ? { count } : {}) })),
  ]
}

export function isIn(view: View, thread: Thread, { isMe, wrote }: Reader): boolean {
  if (view === 'all') return true
  if (view === 'unanswered') return thread.kind === 'question' && listMarked(thread, 'answer').length === 0
  if (view === 'mine') return (thread.startedBy !== null && isMe(thread.startedBy)) || wrote.has(thread.talk.id)
  return thread.kind === view
}
