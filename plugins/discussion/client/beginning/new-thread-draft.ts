import type { ActivityClient } from '../../../api/client.ts'
import type { GroupId } from '../../../api/contract.ts'
import type { contract, Kind } from '../../contract.ts'
import { listKinds } from '../kind-words.ts'
import { withoutEmptyParts } from './story-parts.ts'

/** A thread that somebody has begun to write and not sent: its two parts, kept on the device at every keystroke. */
export class NewThreadDraft {
  kind: Kind
  title: string
  words: string
  /** For which group; empty where it was not chosen. */
  group: GroupId | ''
  /** Whether it is to be started without a name: kept with the words, or they would go out with one after a reload. */
  masked: boolean
  /** Whether it would survive the page. */
  kept = false

  constructor(private readonly client: ActivityClient<typeof contract>) {
    // Kept by ourselves; a kind that is no more offered is plain talk.
    const kind = client.drafts.find(this.place('kind'))?.markdown as Kind | undefined
    this.kind = kind && listKinds(client).includes(kind) ? kind : 'talk'
    this.title = client.drafts.find(this.place('title'))?.markdown ?? ''
    this.words = client.drafts.find(this.place('words'))?.markdown ?? ''
    this.masked = client.drafts.find(this.place('masked'))?.markdown === 'yes'
    this.group = (client.drafts.find(this.place('group'))?.markdown ?? '') as GroupId | ''
  }

  /** Where the files that go with it are kept. */
  get placeOfFiles(): string {
    return this.place('words')
  }

  /** The words as they are sent. */
  get written(): string {
    return this.kind === 'story' ? withoutEmptyParts(this.words) : this.words
  }

  get isEmpty(): boolean {
    return this.title.trim() === '' && this.words.trim() === ''
  }

  write(part: 'title' | 'words', value: string): void {
    this[part] = value
    this.kept = this.client.drafts.save(this.place(part), value)
  }

  choose(kind: Kind): void {
    this.kind = kind
    this.client.drafts.save(this.place('kind'), kind)
  }

  chooseGroup(group: GroupId | ''): void {
    this.group = group
    this.client.drafts.save(this.place('group'), group)
  }

  wear(masked: boolean): void {
    this.masked = masked
    if (masked) this.client.drafts.save(this.place('masked'), 'yes')
    else this.client.drafts.remove(this.place('masked'))
  }

  letGo(): void {
    this.wear(false)
    this.group = ''
    this.client.drafts.remove(this.place('group'))
    this.kind = 'talk'
    this.client.drafts.remove(this.place('kind'))
    this.title = ''
    this.words = ''
    this.client.drafts.remove(this.place('title'))
    this.client.drafts.remove(this.place('words'))
  }

  private place(part: 'title' | 'words' | 'kind' | 'group' | 'masked'): string {
    return `discussion.${this.client.activity.id}.new.${part}`
  }
}
