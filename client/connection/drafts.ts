import type { KeptStorage } from './storage.ts'

/** Words that somebody has not sent yet. */
export interface Draft {
  readonly markdown: string
  /** When they were last touched, in ms since 1970. */
  readonly at: number
}

/** Drafts of one person, by place; kept on this device at every keystroke, and let go only on purpose. */
export class Drafts {
  constructor(
    private readonly storage: KeptStorage,
    /** Whose they are: several people may use one device. */
    private readonly person: string,
  ) {}

  find(place: string): Draft | undefined {
    const draft = this.storage.read(this.key(place))
    return isDraft(draft) ? draft : undefined
  }

  /** @returns whether the words survive the page; where the browser keeps nothing they last as long as it */
  save(place: string, markdown: string): boolean {
    if (markdown === '') {
      this.storage.remove(this.key(place))
      return false
    }
    return this.storage.set(this.key(place), JSON.stringify({ markdown, at: Date.now() } satisfies Draft))
  }

  remove(place: string): void {
    this.storage.remove(this.key(place))
  }

  private key(place: string): string {
    return `tertulia.draft.${this.person}.${place}`
  }
}

const isDraft = (value: unknown): value is Draft =>
  typeof value === 'object' &&
  value !== null &&
  'markdown' in value &&
  typeof value.markdown === 'string' &&
  'at' in value
