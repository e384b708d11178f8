import type { PersonId } from '../../../api/contract.ts'
import type { Kind, Thread } from '../../contract.ts'
import { kinds, listMarked } from '../kind-words.ts'
import { text } from '../texts.ts'

/** Which threads the list shows: all of them, the questions that wait, the reader's own, or one kind. */
export type View = 'all' | 'unanswered' | 'mine' | Kind

/** The ways to look at the threads, with how many there are where all are known. A way that shows nothing is left out. */
export function listViews(
  threads: readonly Thread[],
  { me, wrote, complete }: { me: PersonId; wrote: ReadonlySet<string>; complete: boolean },
): { key: View; label: string; count?: number }[] {
  const views: readonly View[] = ['unanswered', 'mine', ...kinds.filter((kind) => kind !== 'talk')]
  const counted = views.map((key) => ({ key, count: threads.filter((each) => isIn(key, each, { me, wrote })).length }))
  const present = counted.filter(({ count }) => count > 0)
  return [
    { key: 'all', label: text('view.all') },
    ...present.map(({ key, count }) => ({ key, label: text(`view.${key}`), ...(complete ? { count } : {}) })),
  ]
}

/** @param wrote the conversations in which the reader has said something */
export function isIn(view: View, thread: Thread, { me, wrote }: { me: PersonId; wrote: ReadonlySet<string> }): boolean {
  if (view === 'all') return true
  if (view === 'unanswered') return thread.kind === 'question' && listMarked(thread, 'answer').length === 0
  if (view === 'mine') return thread.startedBy === me || wrote.has(thread.talk.id)
  return thread.kind === view
}
