import type { HouseClient } from '../../../plugins/api/client.ts'
import { showToast, tellShown } from '../../shell-events.ts'
import { sayFailure } from '../../texts/failure.ts'
import { text } from '../../texts/texts.ts'
import type { Choosing } from '../handing/choosing.ts'
import { Acting } from './acting.ts'
import { Notes } from './talk/notes.ts'
import { Audience } from './talk/people.ts'
import { Quoted } from './talk/quoted.ts'
import { OpenTalk, type TalkParts } from './talk/talk.ts'
import { Typing } from './writing/typing.ts'
import { Writing } from './writing/writing.ts'
import type { Message, MessageId, PersonCard } from '../types.ts'
import { inTime } from '../../in-time.ts'

const loadHanding = inTime(() => import('../handing/handing.ts'))
const loadTakenAlong = inTime(() => import('./writing/taken-along.ts').then(({ takeAlong }) => takeAlong))

interface Parts extends Omit<TalkParts, 'client'> {
  readonly client: HouseClient
  readonly host: HTMLElement
}

/** Everything behind the view of one conversation; it ends with `close`. */
export class Scene {
  readonly client: HouseClient
  readonly layout: 'nested' | 'flat'
  readonly talk: OpenTalk
  readonly writing: Writing
  readonly acting: Acting
  readonly audience: Audience
  readonly notes: Notes
  /** A stretch that is being chosen, to go on elsewhere. */
  choosing: Choosing | undefined
  private readonly host: HTMLElement
  private readonly changed: () => void
  private readonly quoted: Quoted
  /** Where all is said in one line, one sees who is about to say more. */
  private readonly typing: Typing | undefined
  private readonly stops: readonly (() => void)[]

  constructor(parts: Parts) {
    const { client, conversation, changed, host, layout } = parts
    this.client = client
    this.layout = layout
    this.host = host
    this.changed = changed
    this.audience = new Audience(client, changed, () => this.talk.pages.conversation)
    this.writing = new Writing({ client, conversation, changed })
    this.notes = new Notes({ client, changed })
    this.quoted = new Quoted({ talk: client.talk, changed })
    this.typing = layout === 'flat' ? new Typing({ client, conversation, changed }) : undefined
    this.talk = new OpenTalk({
      ...parts,
      changed: () => {
        this.followQuoted()
        changed()
      },
    })
    this.acting = new Acting({
      ...{ host, client, talk: this.talk, findPerson: this.audience.find, changed },
      chooseStretch: (from) => void this.chooseStretch(from),
    })
    const heard = client.subscribe(() => {
      this.writing.takeRefusals(layout === 'flat')
      changed()
    })
    // It happens seldom, and is loaded when it does.
    const moved = client.talk.on('conversations.messagesMoved', (news) => {
      void loadTakenAlong().then((takeAlong) => takeAlong({ ...parts, writing: this.writing }, news))
    })
    this.stops = [heard, moved]
    tellShown(host, { conversation, room: layout === 'flat' })
  }

  close(): void {
    for (const stop of this.stops) stop()
    this.talk.stop()
    this.audience.stop()
    this.quoted.stop()
    this.typing?.stop()
  }

  /** The first message, where the layout sets it apart. */
  get opening(): Message | undefined {
    return this.layout === 'nested' ? this.talk.pages.opening : undefined
  }

  find(id: MessageId | null): Message | undefined {
    if (id === null) return undefined
    const { pages } = this.talk
    return [pages.opening, ...pages.messages].find((message) => message?.id === id) ?? this.quoted.find(id)
  }

  /** The cards that came with messages. */
  get people(): readonly PersonCard[] {
    return [...this.quoted.people, ...this.talk.pages.people]
  }

  /** The message that is answered at the foot; in a nested conversation each is answered in its own place. */
  get answering(): Message | undefined {
    return this.layout === 'flat' ? this.find(this.writing.replying ?? null) : undefined
  }

  /** Those who are typing, as far as one knows who they are; undefined where nobody is told. */
  get typists(): readonly PersonCard[] | undefined {
    const here = new Map(this.client.presence.people.map((person) => [person.id, person]))
    return this.typing?.people.flatMap((id) => here.get(id) ?? this.audience.find(id) ?? [])
  }

  /** Lets those who can read it see that one is typing. */
  sayTyping(): void {
    const { conversation } = this.talk.pages
    // Nor is who writes without a name seen writing, or whose words have to wait until they were read.
    const waits = conversation?.holds === true && !this.client.can('facilitate')
    if (conversation && this.canWrite && !this.writing.masked && !waits) this.typing?.say()
  }

  /** Lets go of what is written in a place, on purpose, and offers to bring it back. */
  putAway(place: string): void {
    showToast(this.host, text('talk.putAway'), this.writing.putAway(place))
  }

  /** Fetches what the author wrote, to be changed; says why where that cannot be had. */
  async edit(message: Message): Promise<void> {
    try {
      await this.writing.edit(message)
    } catch (error) {
      showToast(this.host, sayFailure(error))
    }
  }

  stopEditing(): void {
    const bringBack = this.writing.stopEditing()
    if (bringBack) showToast(this.host, text('talk.putAway'), bringBack)
  }

  /** Sends what stands at the foot. It answers the first message, where there is one set apart. */
  sendAtFoot(value: string): void {
    const answered = this.opening ?? this.answering
    const revision = this.writing.repliedRevision ?? answered?.revision ?? 1
    this.writing.send(this.writing.foot, value, answered && { id: answered.id, revision })
    if (this.answering) this.writing.stopReplying()
    this.typing?.sent()
  }

  /** Lets somebody choose what goes on elsewhere: from one message, or from one to another. */
  async chooseStretch(from: Message, to?: Message): Promise<void> {
    const { Choosing } = await loadHanding()
    const { host, client, changed, audience, talk } = this
    this.choosing = new Choosing({
      ...{ host, client, changed, conversation: talk.conversation, findPerson: audience.find },
      list: () => [...(this.opening ? [this.opening] : []), ...talk.list().messages],
      end: () => {
        this.choosing = undefined
        changed()
      },
    })
    this.choosing.begin(from, to)
  }

  private followQuoted(): void {
    if (this.layout === 'flat') this.quoted.follow(this.talk.pages.messages, this.writing.replying)
  }

  get canWrite(): boolean {
    return this.client.can('participate') && this.mutedUntil === undefined
  }

  /** Until when the reader may not write, and why; undefined when they may. */
  get mutedUntil(): { until: number; reason: string } | undefined {
    const muted = this.client.standing?.muted
    return muted && muted.until > Date.now() ? muted : undefined
  }
}
