import { css, html, LitElement, nothing } from 'lit'
import { customElement, property, query, state } from 'lit/decorators.js'
import { buttons, floating, ground } from '../../styles/shared.ts'
import { text } from '../../texts/texts.ts'
import { emit } from '../events.ts'
import { icon } from '../icons.ts'
import { giveFocusBack, moveFocus, placeBeside, untilShown } from '../popover.ts'
import { renderReaction, sayWho } from './reaction-bar.ts'
import { reactionStyles } from './reaction-bar.styles.ts'
import { emojiReactions, wordedReactions, wordOf } from './reactions.ts'
import type { FindPerson, Message } from '../types.ts'

/**
 * A button that offers a few reactions: first those with a meaning, then some emoji; below them who reacted already, for
 * those who cannot point.
 * @fires reaction-toggled
 */
@customElement('reaction-picker')
export class ReactionPicker extends LitElement {
  static override styles = [
    ground,
    buttons,
    reactionStyles,
    floating,
    css`
      :host {
        display: inline-flex;
      }
      [popover] {
        padding: var(--space-1);
        inline-size: 18rem;
      }
      .choices {
        display: flex;
        flex-wrap: wrap;
        gap: 6px;
      }
      .choices + .choices {
        margin-block-start: 6px;
      }
      .reaction {
        min-block-size: var(--target);
      }
      .emojis .reaction {
        justify-content: center;
        min-inline-size: var(--target);
        padding-inline: 4px;
      }
      .emojis .emoji {
        font-size: 1.125rem;
        line-height: 1.25;
      }
      .so-far {
        margin-block-start: var(--space-1);
        padding-block-start: var(--space-1);
        border-block-start: 1px solid var(--line);
        font: var(--type-note);
        color: var(--muted);
      }
    `,
  ]

  @property({ attribute: false }) message: Message | undefined
  @property({ attribute: false }) findPerson: FindPerson = () => undefined
  /** The reader's person id. */
  @property() me = ''
  @state() private open = false
  @query('[popover]') private panel!: HTMLElement
  @query('button') private button!: HTMLButtonElement

  override render() {
    const label = text('message.react')
    return html`<button
        class="icon-button"
        type="button"
        popovertarget="panel"
        aria-label=${label}
        aria-haspopup="dialog"
        title=${label}
      >
        ${icon('emoji')}
      </button>
      <div
        popover
        id="panel"
        role="dialog"
        aria-label=${text('reaction.choose')}
        @beforetoggle=${this.noteOpening}
        @toggle=${this.noteClosed}
        @keydown=${(event: KeyboardEvent) => moveFocus(event, this.listChoices())}
      >
        ${this.open ? this.renderPanel() : nothing}
      </div>`
  }

  private renderPanel() {
    return html`<div class="choices">${wordedReactions.map((each) => this.renderChoice(each))}</div>
      <div class="choices emojis">${emojiReactions.map((each) => this.renderChoice(each))}</div>
      ${this.renderSoFar()}`
  }

  private renderChoice(reaction: string) {
    const mine = this.peopleOf(reaction).some((id) => id === this.me)
    return html`<button
      class="reaction"
      type="button"
      aria-pressed=${mine ? 'true' : 'false'}
      @click=${() => this.choose(reaction, !mine)}
    >
      ${renderReaction(reaction)}
    </button>`
  }

  private renderSoFar() {
    const given = this.message?.reactions.filter(({ people }) => people.length > 0) ?? []
    if (given.length === 0) return nothing
    return html`<ul class="so-far">
      ${given.map(({ reaction, people }) => {
        const who = { reaction: wordOf(reaction), people: sayWho(people, this.findPerson, this.me) }
        return html`<li>${text('reaction.who', who)}</li>`
      })}
    </ul>`
  }

  private peopleOf = (reaction: string) =>
    this.message?.reactions.find((each) => each.reaction === reaction)?.people ?? []

  private listChoices = () => [...this.panel.querySelectorAll<HTMLElement>('.reaction')]

  private choose(reaction: string, on: boolean) {
    this.panel.hidePopover()
    if (this.message) emit(this, 'reaction-toggled', { message: this.message.id, reaction, on })
  }

  private async noteOpening(event: ToggleEvent) {
    if (event.newState === 'closed') return giveFocusBack(this.panel, this.button)
    this.open = true
    await untilShown()
    placeBeside(this.panel, this.button)
    this.listChoices()[0]?.focus()
  }

  /** Only now: what has the focus must be there until it has been given back. */
  private noteClosed(event: ToggleEvent) {
    if (event.newState === 'closed') this.open = false
  }

  /** Opens the choice. */
  show() {
    this.panel.showPopover()
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'reaction-picker': ReactionPicker
  }
}
