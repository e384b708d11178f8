import { html, LitElement, nothing } from 'lit'
import { customElement, property, query, state } from 'lit/decorators.js'
import {
  Audience,
  fields,
  ground,
  maskStyles,
  nameOf,
  openPath,
  renderMaskChoice,
  sayFailure,
  Trays,
  type ActivityClient,
  type ElementEvents,
} from '../../../api/client.ts'
import type { GroupId, PersonId } from '../../../api/contract.ts'
import type { contract, Kind, Meeting } from '../../contract.ts'
import { pathOf } from '../addresses.ts'
import { groupsOf, readersOf, type Readers } from '../groups.ts'
import '../kind-choice.ts'
import { listKinds } from '../kind-words.ts'
import '../meeting-fields.ts'
import './files-first.ts'
import './group-choice.ts'
import { sayLength } from './length.ts'
import './similar-threads.ts'
import { NewThreadDraft } from './new-thread-draft.ts'
import { newThreadStyles } from './new-thread.styles.ts'
import { renderTitle } from './title-line.ts'
import { storyParts } from './story-parts.ts'
import { text } from '../texts.ts'

/**
 * Where a thread begins: one line in view, which opens to a title and words. What is written is let go only when the thread
 * is there.
 */
@customElement('new-thread')
export class NewThread extends LitElement {
  static override styles = [ground, fields, maskStyles, newThreadStyles]

  @property({ attribute: false }) client!: ActivityClient<typeof contract>
  @state() private open = false
  @state() private busy = false
  @state() private failed = ''
  @state() private untitled = false
  @query('input') private titleField!: HTMLInputElement
  @query('message-composer') private composer!: HTMLElement
  @query('.line') private line!: HTMLElement
  private draft!: NewThreadDraft
  private audience!: Audience
  private trays!: Trays
  private meeting: Meeting | null = null
  private stopGroups: (() => void) | undefined

  override connectedCallback() {
    super.connectedCallback()
    this.draft = new NewThreadDraft(this.client)
    this.audience = this.gather()
    this.trays = new Trays({ client: this.client, changed: () => this.requestUpdate() })
    this.stopGroups = groupsOf(this.client).listen(() => this.requestUpdate())
  }

  override disconnectedCallback() {
    super.disconnectedCallback()
    this.audience.stop()
    this.stopGroups?.()
  }

  override render() {
    return this.open ? this.renderForm() : this.renderLine()
  }

  /** Opens it, ready to write. */
  async begin(): Promise<void> {
    this.open = true
    void this.audience.load()
    await this.updateComplete
    this.titleField.focus()
  }

  /** Begins with a word to somebody; what was begun before stays as it is. */
  async greet(person: PersonId): Promise<void> {
    const people = await this.client.people.query('list', {})
    const card = people.find(({ id }) => id === person)
    if (card && this.draft.isEmpty) {
      this.write('title', text('hello.title', { name: nameOf(card) }))
      this.write('words', text('hello.words', { mention: `[${nameOf(card)}](person:${card.id})` }))
    }
    await this.begin()
  }

  private renderLine() {
    const begun = this.draft.title.trim() || this.draft.words.replaceAll(/[*_`#>]/g, '').trim()
    return html`<button class="line" type="button" @click=${() => this.begin()}>
      <person-avatar size="28" .person=${this.client.me}></person-avatar>
      <span class=${begun ? 'begun' : ''} dir="auto">${begun || text('new.open')}</span>
      <span class="go"><app-icon name="send"></app-icon></span>
    </button>`
  }

  private renderForm() {
    const { tray, items } = this.trays.list(this.draft.placeOfFiles)
    const isFilesFirst = this.draft.kind === 'reuse'
    return html`<form
      @submit=${(event: Event) => event.preventDefault()}
      @draft-changed=${(event: CustomEvent<ElementEvents['draft-changed']>) => this.write('words', event.detail.value)}
      @send=${() => this.send()}
      @cancel=${() => this.close()}
    >
      ${this.renderKinds()} ${this.renderGroups()}
      ${isFilesFirst ? html`<files-first .tray=${tray} .items=${items}></files-first>` : nothing}
      <div>${this.renderTitle()}</div>
      ${
        this.draft.kind === 'question'
          ? html`<similar-threads
              .client=${this.client}
              words=${`${this.draft.title} ${this.draft.words}`}
            ></similar-threads>`
          : nothing
      }
      ${this.renderMeeting()}
      <message-composer
        cancellable
        label=${text('new.words')}
        placeholder=${text(`new.words.${this.draft.kind}`)}
        send-label=${text('new.send')}
        failed=${this.failed}
        ?kept=${this.draft.kept}
        ?busy=${this.busy}
        .value=${this.draft.words}
        .audience=${this.audience.say(this.readers)}
        .findPeople=${this.audience.search([])}
        .tray=${tray}
        .items=${items}
        ?files-elsewhere=${isFilesFirst}
        >${this.renderMask()}</message-composer
      >
      ${this.renderLength()}
    </form>`
  }

  /** Who may ever learn the name is said before anything is sent. */
  private renderMask() {
    const choose = (masked: boolean) => {
      this.draft.wear(masked)
      this.requestUpdate()
    }
    return renderMaskChoice({ client: this.client, masked: this.draft.masked, choose })
  }

  private renderLength() {
    const length = sayLength(this.draft.written, this.client.activity.settings.words)
    return length === '' ? nothing : html`<p class="length">${length}</p>`
  }

  private renderKinds() {
    const offered = listKinds(this.client)
    if (offered.length === 1) return nothing
    return html`<kind-choice
      .kinds=${offered}
      .chosen=${this.draft.kind}
      @kind-chosen=${({ detail }: HTMLElementEventMap['kind-chosen']) => this.choose(detail.kind)}
    ></kind-choice>`
  }

  private get readers(): Readers {
    return readersOf(this.client, this.draft.group)
  }

  private gather(): Audience {
    return new Audience(
      this.client,
      () => this.requestUpdate(),
      () => this.readers,
    )
  }

  private renderGroups() {
    if (this.client.activity.settings.groups === 'course') return nothing
    return html`<group-choice
      .client=${this.client}
      .chosen=${this.draft.group}
      @group-chosen=${({ detail }: HTMLElementEventMap['group-chosen']) => this.chooseGroup(detail.group)}
    ></group-choice>`
  }

  /** Other people can read it, and can be mentioned in it. */
  private chooseGroup(group: GroupId | '') {
    this.draft.chooseGroup(group)
    this.audience.stop()
    this.audience = this.gather()
    void this.audience.load()
    this.requestUpdate()
  }

  private renderMeeting() {
    if (this.draft.kind !== 'visit') return nothing
    return html`<meeting-fields
      .meeting=${this.meeting}
      @meeting-changed=${({ detail }: HTMLElementEventMap['meeting-changed']) => this.settle(detail.meeting)}
    ></meeting-fields>`
  }

  private settle(meeting: Meeting | null) {
    this.meeting = meeting
  }

  /** A story has three parts; they stand in the words, to be written between or thrown away. */
  private choose(kind: Kind) {
    const { words } = this.draft
    if (kind === 'story' && words.trim() === '') this.write('words', storyParts())
    else if (kind !== 'story' && words === storyParts()) this.write('words', '')
    this.draft.choose(kind)
    this.requestUpdate()
  }

  private renderTitle() {
    return renderTitle({
      title: this.draft.title,
      isMissing: this.untitled,
      onInput: () => this.write('title', this.titleField.value),
      onKey: (event) => this.handleKey(event),
    })
  }

  private handleKey(event: KeyboardEvent) {
    if (event.isComposing) return
    if (event.key === 'Escape') void this.close()
    if (event.key !== 'Enter') return
    // Otherwise the new line would come about in the words, which have the focus by then.
    event.preventDefault()
    this.composer.focus()
  }

  private write(part: 'title' | 'words', value: string) {
    this.draft.write(part, value)
    this.failed = ''
    if (part === 'title') this.untitled = false
    this.requestUpdate()
  }

  private async send() {
    const { title, kind, written: markdown } = this.draft
    if (this.busy) return
    this.untitled = title.trim() === ''
    if (this.untitled) return this.titleField.focus()
    this.busy = true
    this.failed = ''
    try {
      const meets = kind === 'visit' && this.meeting ? { meeting: this.meeting } : {}
      const files = this.trays.at(this.draft.placeOfFiles).cards.map(({ id }) => id)
      const group = this.readers.group && { group: this.readers.group }
      const hidden = this.draft.masked && { anonymous: true }
      const more = { ...meets, ...(files.length > 0 && { files }), ...group, ...hidden }
      const { thread } = await this.client.command('startThread', { title, markdown, kind, ...more })
      this.finish()
      openPath(this, pathOf(thread.id))
    } catch (error) {
      this.failed = sayFailure(error, (reason) => text('new.failed', { reason }))
    } finally {
      this.busy = false
    }
  }

  private finish() {
    this.trays.clear(this.draft.placeOfFiles)
    this.draft.letGo()
    this.meeting = null
    this.open = false
  }

  /** The words stay, and the line shows that there are some. */
  private async close() {
    this.open = false
    await this.updateComplete
    this.line.focus()
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'new-thread': NewThread
  }
}
