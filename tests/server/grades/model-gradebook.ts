import type { Column, Gradebook, OpenColumn, Result, Score, Sent } from '../../../server/grades/gradebook.ts'

/** What goes wrong with the next score: the LMS is down; the answer gets lost; the tool dies before or after it is sent. */
export type Trouble = 'none' | 'down' | 'busy' | 'lost answer' | 'death before' | 'death after'

/** What a gradebook holds for somebody, and everything that ever came for them. */
interface Held {
  given: number | null
  byTeacher: boolean
  stamp: number
  readonly comments: string[]
  readonly taken: Score[]
  /** What must never happen, in words. */
  readonly faults: string[]
}

/** A gradebook in memory that behaves as the two LMSs do where it matters, and notes whatever should not come. */
export class ModelGradebook implements Gradebook {
  trouble: Trouble = 'none'
  private readonly people = new Map<string, Held>()

  constructor(
    private readonly mood: 'moodle' | 'canvas',
    /** Whether tools may look at what it holds. */
    private readonly sight: 'shows' | 'hides' | 'hides, and is sent to',
  ) {}

  of(subject: string): Held {
    const known = this.people.get(subject)
    if (known) return known
    const held: Held = { given: null, byTeacher: false, stamp: 0, comments: [], taken: [], faults: [] }
    this.people.set(subject, held)
    return held
  }

  setByTeacher(subject: string, given: number): void {
    Object.assign(this.of(subject), { given, byTeacher: true })
  }

  async open(_column: Column): Promise<{ kind: 'open'; column: OpenColumn }> {
    const column: OpenColumn = {
      commentsAddUp: this.mood === 'canvas',
      unfinishedRemovesGrade: true,
      showsProgress: this.mood === 'canvas',
      listResults: async () => {
        if (this.sight !== 'shows') return { kind: 'hidden' }
        const results = [...this.people].map(([subject, held]): [string, Result] => [subject, toResult(held)])
        return { kind: 'read', results: new Map(results) }
      },
      send: (score) => this.send(score),
    }
    return { kind: 'open', column }
  }

  private async send(score: Score): Promise<Sent> {
    const { trouble } = this
    if (trouble === 'death before') throw new Error('The tool died.')
    if (trouble === 'down') return { kind: 'later', reason: 'unreachable', notBefore: undefined, mayHaveArrived: true }
    if (trouble === 'busy') return { kind: 'later', reason: '429', notBefore: 5000, mayHaveArrived: false }
    const sent = this.take(score)
    if (trouble === 'death after') throw new Error('The tool died.')
    return trouble === 'lost answer'
      ? { kind: 'later', reason: 'unreachable', notBefore: undefined, mayHaveArrived: true }
      : sent
  }

  private take(score: Score): Sent {
    const held = this.of(score.subject)
    if (score.stamp <= held.stamp) {
      held.faults.push(`a timestamp that is not later: ${score.stamp}`)
      return { kind: 'refused', reason: '409' }
    }
    const isFinal = score.given !== null && score.gradingProgress === 'FullyGraded'
    if (!isFinal && held.given !== null) held.faults.push('a score that empties a grade')
    const isBlind = this.sight === 'hides, and is sent to'
    if (held.byTeacher && !isBlind && held.given !== score.given) held.faults.push("a score over a teacher's grade")
    if (isFinal && this.sight === 'hides') held.faults.push('a score over what nobody could see')
    if ((held.taken.at(-1)?.given ?? 0) > (score.given ?? Infinity))
      held.faults.push('an older score after a newer one')
    held.taken.push(score)
    if (score.comment !== null && this.mood === 'moodle') held.comments.splice(0)
    if (score.comment !== null) held.comments.push(score.comment)
    if (new Set(held.comments).size < held.comments.length) held.faults.push('a comment twice')
    Object.assign(held, { given: isFinal ? score.given : null, byTeacher: false, stamp: score.stamp })
    return { kind: 'taken' }
  }
}

const toResult = ({ given, comments, stamp }: Held): Result => ({
  given,
  maximum: 10,
  comment: comments.at(-1) ?? null,
  at: stamp === 0 ? null : stamp,
})
