import type { HouseClient } from '../../../../plugins/api/client.ts'
import type { ConversationId, FileId } from '../../../../plugins/api/contract.ts'
import type { Moved } from '../../../../plugins/api/conversations.ts'
import { Trays } from './trays.ts'
import type { Message, MessageId } from '../../types.ts'
import { Refusal } from '../../../../plugins/api/refusal.ts'
import { sayFailure } from '../../../texts/failure.ts'
import { sayWhen } from '../../../texts/dates.ts'
import { text } from '../../../texts/texts.ts'

/** What stands in one composer. */
export interface Written {
  readonly value: string
  /** Where the words come from, when they were not just written. */
  readonly note: string
  /** Why they were not sent. */
  readonly failed: string
  readonly kept: boolean
}

export interface Editing {
  readonly message: Message
  /** The revision that is being edited; when somebody was faster, theirs. */
  readonly revision: number
  /** What the message says by now, when somebody was faster. */
  readonly meanwhile: Message | undefined
  readonly busy: boolean
}

interface Parts {
  readonly client: Pick<HouseClient, 'drafts' | 'outbox' | 'talk' | 'files' | 'carryOut'>
  readonly conversation: ConversationId
  readonly changed: () => void
}

/** What is answered, and what its author had said when it was. */
type Replied = Pick<Message, 'id' | 'revision'>

const nothingYet: Written = { value: '', note: '', failed: '', kept: false }

/** A draft that is older than this was not just written. */
const justNow = 60_000

/** Everything that is being written in a conversation: at its foot, below a message, or in the place of one. */
export class Writing {
  /** The message that is being answered below it. */
  replying: MessageId | undefined
  editing: Editing | undefined
  /** The revision of what is answered that was there when the answer was begun. */
  repliedRevision: number | undefined
  /** Whether the next message is to be without the writer's name; kept with the drafts, or a reload would put the name to it. */
  masked: boolean
  readonly foot: string
  readonly trays: Trays
  private readonly written = new Map<string, Written>()

  constructor(private readonly parts: Parts) {
    this.foot = footOf(parts.conversation)
    this.trays = new Trays(parts)
    // What was being answered when the page was left is open again.
    this.replying = parts.client.drafts.find(this.pointer)?.markdown as MessageId | undefined
    this.masked = parts.client.drafts.find(this.mask)?.markdown === 'yes'
  }

  read(place: string): Written {
    const known = this.written.get(place)
    if (known) return known
    const draft = this.parts.client.drafts.find(place)
    const note =
      draft && Date.now() - draft.at > justNow ? text('talk.draft', { when: sayWhen(draft.at, Date.now()) }) : ''
    const written = draft ? { ...nothingYet, value: draft.markdown, note, kept: true } : nothingYet
    this.written.set(place, written)
    return written
  }

  setMasked(masked: boolean): void {
    this.masked = masked
    if (masked) this.parts.client.drafts.save(this.mask, 'yes')
    else this.parts.client.drafts.remove(this.mask)
    this.parts.changed()
  }

  /** At every keystroke. */
  note(place: string, value: string): void {
    const kept = this.parts.client.drafts.save(place, value)
    this.set(place, { ...nothingYet, value, kept })
  }

  /** @returns how to bring it back */
  putAway(place: string): () => void {
    const { value } = this.read(place)
    this.parts.client.drafts.remove(place)
    const files = this.trays.clear(place)
    this.set(place, nothingYet)
    return () => {
      if (value !== '') this.note(place, value)
      this.trays.at(place).put(files)
    }
  }

  /** What is answered is answered as it was when the writer began: it may be edited meanwhile. */
  send(place: string, value: string, replied: Replied | undefined): void {
    const { conversation, client } = this.parts
    const { cards } = this.trays.at(place)
    const input = {
      conversation,
      markdown: value,
      ...(replied ? { replyTo: replied.id, repliedRevision: replied.revision } : {}),
      ...(cards.length > 0 ? { files: cards.map(({ id }) => id) } : {}),
      ...(this.masked ? { anonymous: true } : {}),
    }
    client.outbox.send(input, place, cards)
    this.putAway(place)
    if (place !== this.foot) this.stopReplying()
  }

  /** What waited to be read and was taken back stands at the foot again, before what is written there. */
  takeBack({ markdown, files }: { readonly markdown: string; readonly files: readonly FileId[] }): void {
    const { value } = this.read(this.foot)
    this.note(this.foot, value === '' ? markdown : `${markdown}\n\n${value}`)
    void this.trays.at(this.foot).restore(files)
  }

  /** Takes back what was refused: the words are in their place with what they answer, and why. */
  takeRefusals(isFlat: boolean): void {
    for (const place of this.written.keys()) {
      const refused = this.parts.client.outbox.takeRefusal(place)
      if (!refused) continue
      this.written.delete(place)
      this.trays.forget(place)
      const failed = text('talk.notSent', { reason: refused.reason.message })
      this.set(place, { ...this.read(place), note: '', failed })
      const { replyTo } = refused.input
      if (replyTo !== undefined && (isFlat || place !== this.foot)) this.reply(replyTo)
    }
  }

  placeOfReply = (id: MessageId): string => `${replyPlace}${id}`
  placeOfEdit = (id: MessageId): string => `edit.${id}`

  reply(id: MessageId, revision?: number): void {
    this.replying = id
    this.repliedRevision = revision
    this.parts.client.drafts.save(this.pointer, id)
    this.parts.changed()
  }

  stopReplying(): void {
    this.replying = undefined
    this.parts.client.drafts.remove(this.pointer)
    this.parts.changed()
  }

  /** What was being answered stands in another conversation now: there the words are, to go on with. */
  carryTo({ to, messages }: Pick<Moved, 'to'> & { readonly messages: readonly Pick<Message, 'id' | 'seq'>[] }): void {
    const answered = messages.find(({ id }) => id === this.replying)
    if (!answered) return
    const { drafts } = this.parts.client
    this.stopReplying()
    // The first message of a conversation is answered at its foot.
    if (answered.seq === 1) drafts.move(this.placeOfReply(answered.id), footOf(to))
    else drafts.save(pointerOf(to), answered.id)
  }

  /** Fetches what the author wrote. Words that were begun before go on. */
  async edit(message: Message): Promise<void> {
    const place = this.placeOfEdit(message.id)
    const { markdown, revision } = await this.parts.client.talk.query('readSource', { message: message.id })
    if (this.read(place).value === '') this.set(place, { ...nothingYet, value: markdown })
    this.trays.at(place, message.files)
    this.editing = { message, revision, meanwhile: undefined, busy: false }
    this.parts.changed()
  }

  /** @returns how to bring back what was changed; undefined when nothing was */
  stopEditing(): (() => void) | undefined {
    const { editing } = this
    // What is under way is changed after it is there.
    if (!editing || editing.busy) return undefined
    const place = this.placeOfEdit(editing.message.id)
    const isBegun = this.parts.client.drafts.find(place) !== undefined
    const bringBack = this.putAway(place)
    this.editing = undefined
    this.parts.changed()
    if (!isBegun) return undefined
    return () => {
      bringBack()
      this.editing = editing
      this.parts.changed()
    }
  }

  /** @returns the message as it is now; undefined when it was not saved, and the composer says why */
  async save(markdown: string): Promise<Message | undefined> {
    const { editing } = this
    if (!editing || editing.busy) return undefined
    this.setEditing({ ...editing, busy: true })
    const { message, revision } = editing
    const { client } = this.parts
    const place = this.placeOfEdit(message.id)
    const { value } = this.read(place)
    try {
      const files = this.trays.at(place).cards.map(({ id }) => id)
      const input = { message: message.id, markdown, revision, files }
      const said = await client.carryOut((key) => client.talk.command('edit', input, key))
      this.setEditing({ message, revision: said.message.revision, meanwhile: undefined, busy: false })
      // Without a network that takes as long as it takes: what was written meanwhile is still to be saved.
      if (this.read(place).value === value) this.stopEditing()
      return said.message
    } catch (error) {
      this.setEditing({ ...editing, busy: false })
      await this.noteUnsaved(message, error)
      return undefined
    }
  }

  private async noteUnsaved(message: Message, error: unknown): Promise<void> {
    const place = this.placeOfEdit(message.id)
    if (error instanceof Refusal && error.code === 'edited_meanwhile') return this.showBoth(message, place)
    const reason = sayFailure(error)
    this.set(place, { ...this.read(place), failed: text('talk.notSaved', { reason }) })
  }

  /** Somebody was faster, on another device: both are shown, and saving again is a decision. */
  private async showBoth(message: Message, place: string): Promise<void> {
    const { client, conversation } = this.parts
    const justThis = { conversation, after: message.seq - 1, limit: 1 }
    const [source, window] = await Promise.all([
      client.talk.query('readSource', { message: message.id }),
      client.talk.query('readMessages', justThis),
    ])
    const meanwhile = window.messages.find(({ id }) => id === message.id) ?? message
    this.setEditing({ message, revision: source.revision, meanwhile, busy: false })
    this.set(place, { ...this.read(place), failed: '' })
  }

  private setEditing(editing: Editing): void {
    this.editing = editing
    this.parts.changed()
  }

  private set(place: string, written: Written): void {
    this.written.set(place, written)
    this.parts.changed()
  }

  private get mask(): string {
    return `masked.${this.parts.conversation}`
  }

  private get pointer(): string {
    return pointerOf(this.parts.conversation)
  }
}

const replyPlace = 'reply.'

const footOf = (conversation: ConversationId): string => `talk.${conversation}`

const pointerOf = (conversation: ConversationId): string => `replying.${conversation}`
