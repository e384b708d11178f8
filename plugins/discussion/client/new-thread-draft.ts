import type { ActivityClient } from '../../api/client.ts'
import type { contract } from '../contract.ts'

/** A thread that somebody has begun to write and not sent: its two parts, kept on the device at every keystroke. */
export class NewThreadDraft {
  title: string
  words: string
  /** Whether it would survive the page. */
  kept = false

  constructor(private readonly client: ActivityClient<typeof contract>) {
    this.title = client.drafts.find(this.place('title'))?.markdown ?? ''
    this.words = client.drafts.find(this.place('words'))?.markdown ?? ''
  }

  get isEmpty(): boolean {
    return this.title.trim() === '' && this.words.trim() === ''
  }

  write(part: 'title' | 'words', value: string): void {
    this[part] = value
    this.kept = this.client.drafts.save(this.place(part), value)
  }

  letGo(): void {
    this.title = ''
    this.words = ''
    this.client.drafts.remove(this.place('title'))
    this.client.drafts.remove(this.place('words'))
  }

  private place(part: 'title' | 'words'): string {
    return `discussion.${this.client.activity.id}.new.${part}`
  }
}
