import { html, nothing, type TemplateResult } from 'lit'
import type { HouseClient, Taken, Taker } from '../../../plugins/api/client.ts'
import type { ConversationId } from '../../../plugins/api/contract.ts'
import { newKey } from '../../connection/key.ts'
import { announce, showToast } from '../../shell-events.ts'
import { sayFailure } from '../../texts/failure.ts'
import { handingText as text } from '../../texts/handing/texts.ts'
import type { ElementEvents } from '../events.ts'
import type { FindPerson, Message, MessageId } from '../types.ts'

interface Parts {
  readonly host: HTMLElement
  readonly client: Pick<HouseClient, 'handing' | 'isMe'>
  readonly conversation: ConversationId
  readonly findPerson: FindPerson
  /** What is drawn, in the order in which it is. */
  readonly list: () => readonly Message[]
  readonly changed: () => void
  /** Called when it is over. */
  readonly end: () => void
}

/** What something can become, and where. */
export interface Option {
  readonly taker: Taker
  readonly form: string
}

/** As many as the server takes at once. */
const most = 30

/** A stretch of talk that is being chosen where it was said, and made into something that lasts. */
export class Choosing {
  /** Where it can go on; undefined until that is known. */
  options: readonly Option[] | undefined
  option: Option | undefined
  failure = ''
  busy = false
  private chosen: ReadonlySet<MessageId> = new Set()
  /** Where the reader is when it begins. */
  private start: MessageId | undefined
  /** The same however often one tries: what is made is made once. */
  private readonly key = newKey()

  constructor(private readonly parts: Parts) {}

  /** Begins with what somebody pointed at: one message and what answers it, or two and all between them. */
  begin(from: Message, to: Message = from): void {
    this.start = to.id
    const shown = this.list()
    const ends = [from, to].map(({ id }) => shown.findIndex((each) => each.id === id))
    const between = shown.slice(Math.min(...ends), Math.max(...ends) + 1)
    const answers = from.id === to.id ? shown.filter(({ replyTo }) => replyTo === from.id) : []
    this.choose([...between, ...answers].map(({ id }) => id))
    void this.load(from)
  }

  /** In order; what stays here is not among them. */
  get messages(): readonly Message[] {
    return this.list().filter((message) => this.chosen.has(message.id) && !this.stays(message))
  }

  /** What others said to a few stays among them. */
  stays({ author }: Message): boolean {
    return (this.option?.taker.onlyOwn ?? false) && !this.parts.client.isMe(author)
  }

  /** Takes one in, with all that lies between it and the others; or leaves it out. */
  turn(message: Message): void {
    if (this.chosen.has(message.id)) return this.choose([...this.chosen].filter((id) => id !== message.id))
    const shown = this.list()
    const at = shown.findIndex(({ id }) => id === message.id)
    const places = shown.flatMap(({ id }, place) => (this.chosen.has(id) ? [place] : []))
    const [first = at, last = at] = [places.at(0), places.at(-1)]
    const from = at > last ? last + 1 : at
    const to = at < first ? first - 1 : at
    this.choose([...this.chosen, ...shown.slice(from, to + 1).map(({ id }) => id)])
  }

  become(option: Option): void {
    this.option = option
    this.parts.changed()
  }

  /** @param name what to call it */
  async make(name: string): Promise<void> {
    const { option, messages } = this
    if (!option || this.busy) return
    this.say(name === '' ? text('name.missing') : messages.length === 0 ? text('nothing') : '')
    if (this.failure) return
    this.busy = true
    const ids = messages.map(({ id }) => id)
    try {
      this.finish(option, await this.take(option, { messages: ids, form: option.form, title: name }))
    } catch (error) {
      this.say(sayWhy(error))
    }
    this.busy = false
    this.parts.changed()
  }

  leave(): void {
    this.parts.end()
  }

  /** Over a message: whether it goes along. */
  renderMark(message: Message): TemplateResult | typeof nothing {
    if (message.gone !== null) return nothing
    return html`<choice-mark
      slot="below"
      .message=${message}
      .author=${this.parts.findPerson(message.author)}
      ?chosen=${this.chosen.has(message.id) && !this.stays(message)}
      ?stays=${this.stays(message)}
      ?starts=${message.id === this.start}
      ?ready=${this.options !== undefined}
      @choice=${({ detail }: CustomEvent<ElementEvents['choice']>) => this.follow(detail.deed, message)}
    ></choice-mark>`
  }

  /** Where one writes otherwise. */
  renderPanel(): TemplateResult {
    return html`<hand-panel .choosing=${this} .messages=${this.messages}></hand-panel>`
  }

  private follow(deed: ElementEvents['choice']['deed'], message: Message): void {
    if (deed === 'turn') this.turn(message)
    if (deed === 'leave') this.leave()
    if (deed === 'make') this.parts.host.shadowRoot?.querySelector('hand-panel')?.submit()
  }

  private list(): readonly Message[] {
    return this.parts.list().filter(({ gone }) => gone === null)
  }

  private choose(ids: readonly MessageId[]): void {
    const kept = new Set(ids)
    if (kept.size > most) return this.say(text('most', { count: most }))
    this.chosen = kept
    this.say('')
    announce(this.parts.host, text('chosen', { count: kept.size }))
  }

  private say(failure: string): void {
    this.failure = failure
    this.parts.changed()
  }

  private async load(from: Message): Promise<void> {
    try {
      const takers = await this.parts.client.handing.listTakers(this.parts.conversation)
      this.options = takers.flatMap((taker) => taker.forms.map(({ form }) => ({ taker, form })))
      this.option = guess(this.options, from)
    } catch (error) {
      this.failure = sayWhy(error)
    }
    this.parts.changed()
  }

  private take({ taker }: Option, stretch: { messages: MessageId[]; form: string; title: string }): Promise<Taken> {
    const more = taker.reach === 'more' ? { toMore: true } : {}
    return this.parts.client.handing.take(taker.activity, { ...stretch, ...more }, this.key)
  }

  private finish({ taker }: Option, { conversation, title }: Taken): void {
    const { client, host, end } = this.parts
    const undo = () =>
      void client.handing
        .takeBack(taker.activity, conversation)
        .catch((error: unknown) => showToast(host, sayWhy(error)))
    end()
    showToast(host, text('made', { title }), undo)
  }
}

/** What asks something is most likely a question, where there is such a thing; and nothing reaches more by itself. */
function guess(options: readonly Option[], { html: said }: Message): Option | undefined {
  const calm = options.filter(({ taker }) => taker.reach !== 'more')
  const fitting = calm.length > 0 ? calm : options
  return fitting.find(({ form }) => (form === 'question') === said.includes('?')) ?? fitting[0]
}

const sayWhy = (error: unknown): string => sayFailure(error)
