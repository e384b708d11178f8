import type { KeptDraft } from './drafts.ts'

/** Long enough to be one request for a sentence, short enough that another device is never far behind. */
const pause = 2000

/** Tells the server of drafts, a moment after the last key; what could not be told waits for the next time. */
export class DraftKeeper {
  private readonly waiting = new Map<string, KeptDraft>()
  private timer: ReturnType<typeof setTimeout> | undefined
  private readonly onHidden = () => {
    // The page may not come back: a tab that is closed is hidden first.
    if (document.visibilityState === 'hidden') void this.flush()
  }

  constructor(private readonly keep: (draft: KeptDraft) => Promise<unknown>) {
    document.addEventListener('visibilitychange', this.onHidden)
  }

  note(draft: KeptDraft): void {
    this.waiting.set(draft.place, draft)
    this.timer ??= setTimeout(() => void this.flush(), pause)
  }

  async flush(): Promise<void> {
    clearTimeout(this.timer)
    this.timer = undefined
    await Promise.all([...this.waiting.values()].map((draft) => this.tell(draft)))
  }

  close(): void {
    document.removeEventListener('visibilitychange', this.onHidden)
    void this.flush()
  }

  private async tell(draft: KeptDraft): Promise<void> {
    try {
      await this.keep(draft)
    } catch {
      return
    }
    // What was written meanwhile still waits.
    if (this.waiting.get(draft.place) === draft) this.waiting.delete(draft.place)
  }
}
