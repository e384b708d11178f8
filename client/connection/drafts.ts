import type { KeptStorage } from './storage.ts'

/** Words that somebody has not sent yet. */
export interface Draft {
  readonly markdown: string
  /** When they were last touched, in ms since 1970. */
  readonly at: number
}

/** A draft as the server keeps it for the person's other devices; without words it was sent or put away. */
export interface KeptDraft {
  readonly place: string
  readonly words: string
  readonly writtenAt: number
}

/** The files of a draft are one beside it: their ids. */
export const placeOfFiles = (place: string): string => `${place}.files`

/** Drafts of one person, by place; kept on this device at every keystroke, and let go only on purpose. */
export class Drafts {
  /**
   * @param person whose they are: several people may use one device
   * @param changed hears of every change made here, to keep it elsewhere, too
   */
  constructor(
    private readonly storage: KeptStorage,
    private readonly person: string,
    private readonly changed: (draft: KeptDraft) => void = () => undefined,
  ) {}

  find(place: string): Draft | undefined {
    const draft = this.read(place)
    return draft?.markdown === '' ? undefined : draft
  }

  /** @returns whether the words survive the page; where the browser keeps nothing they last as long as it */
  save(place: string, markdown: string): boolean {
    const kept = this.write(place, { markdown, at: Date.now() })
    this.changed({ place, words: markdown, writtenAt: Date.now() })
    return kept && markdown !== ''
  }

  remove(place: string): void {
    if (this.find(place)) this.save(place, '')
  }

  /** Puts what was begun in one place into another one with its files, unless something was begun there. */
  move(from: string, to: string): void {
    if (this.find(to)) return
    for (const [place, goal] of [
      [from, to],
      [placeOfFiles(from), placeOfFiles(to)],
    ] as const) {
      const draft = this.find(place)
      if (draft) this.save(goal, draft.markdown)
      this.remove(place)
    }
  }

  /** Takes what another device kept, unless what is here is newer. */
  take({ place, words, writtenAt }: KeptDraft): void {
    if (writtenAt > (this.read(place)?.at ?? 0)) this.write(place, { markdown: words, at: writtenAt })
  }

  /** A place without words keeps its time, so that older words from elsewhere do not come back to it. */
  private write(place: string, draft: Draft): boolean {
    return this.storage.set(this.key(place), JSON.stringify(draft))
  }

  private read(place: string): Draft | undefined {
    const draft = this.storage.read(this.key(place))
    return isDraft(draft) ? draft : undefined
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
  'at' in value &&
  typeof value.at === 'number'
