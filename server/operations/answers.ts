import { createHash } from 'node:crypto'

/** An answer as it is sent, and what it was true of. In bytes: the same page is sent again and again. */
export interface Answer {
  readonly body: Buffer
  /** Absent when the answer is true for this moment only. */
  readonly etag?: string
}

interface Remembered extends Answer {
  readonly state: string
}

/**
 * Answers of queries, kept while nothing happened that could change them. Since state after a command is state before plus
 * events, and every event moves the number of a room, an answer is true as long as the numbers of the reader's rooms are.
 */
export class Answers {
  private readonly remembered = new Map<string, Remembered>()
  private bytes = 0

  constructor(private readonly mostBytes: number) {}

  find(question: string, state: string): Answer | undefined {
    const answer = this.remembered.get(question)
    return answer?.state === state ? answer : undefined
  }

  save(question: string, state: string, text: string): Answer {
    this.forget(question)
    const body = Buffer.from(text)
    const etag = `"${createHash('sha256').update(question).update(state).update(body).digest('base64url').slice(0, 22)}"`
    const answer = { body, etag, state }
    this.remembered.set(question, answer)
    this.bytes += sizeOf(question, answer)
    for (const [oldest] of this.remembered) {
      if (this.bytes <= this.mostBytes) break
      this.forget(oldest)
    }
    return answer
  }

  private forget(question: string): void {
    const answer = this.remembered.get(question)
    if (answer) this.bytes -= sizeOf(question, answer)
    this.remembered.delete(question)
  }
}

/** What an entry costs beside its texts. */
const overhead = 200

/** The question counts, too: it holds whatever was sent, and a thousand spellings of it have an answer each. */
const sizeOf = (question: string, { body, state }: Remembered): number =>
  question.length + body.length + state.length + overhead
