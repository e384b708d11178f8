/** One figure: ours beside the bare thing that it is built on, measured in turns in one run. */
export interface Figure {
  readonly name: string
  /** What is counted, of both. */
  readonly unit: string
  /** What `ours / bare` is meant to reach. */
  readonly aim: number
  readonly better: 'more' | 'less'
  /** What is measured and what is not, in a sentence or two. */
  readonly about: string
  /** Rounds that are not counted, while what is measured is still being compiled: one, where nothing is said. */
  readonly warmUps?: number
  open(): Promise<Bench | Unmeasured>
}

/** A figure that cannot be measured here, and why. */
export interface Unmeasured {
  readonly unmeasured: string
}

/** Both sides, ready. Each call measures one round and answers in the figure's unit. */
export interface Bench {
  ours(): Promise<number>
  bare(): Promise<number>
  close(): Promise<void>
}

/** One line of the result. */
export interface Result {
  readonly name: string
  readonly ours: number
  readonly bare: number
  readonly ratio: number
  readonly aim: number
  readonly better: 'more' | 'less'
  readonly unit: string
}
