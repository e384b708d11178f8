import { html, LitElement } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { repeat } from 'lit/directives/repeat.js'
import { ground } from '../../styles/shared.ts'
import { sayList } from '../../texts/dates.ts'
import { text } from '../../texts/texts.ts'
import { emit } from '../events.ts'
import { icon } from '../icons.ts'
import { nameOf } from '../people/names.ts'
import { reactionStyles } from './reaction-bar.styles.ts'
import { iconOf, wordOf } from './reactions.ts'
import type { FindPerson, Message, PersonId } from '../types.ts'

type Given = Message['reactions'][number]

/** Who reacted to a message, in words: "You, Kwame and Lucía". */
export const sayWho = (people: readonly PersonId[], findPerson: FindPerson, me: string): string =>
  sayList(people.map((id) => (id === me ? text('person.you') : nameOf(findPerson(id)))))

/** What a reaction shows: its drawing or its emoji, and its word. */
export function renderReaction(reaction: string) {
  const drawing = iconOf(reaction)
  return drawing ? html`${icon(drawing)}${wordOf(reaction)}` : html`<span class="emoji">${reaction}</span>`
}

/**
 * The reactions to a message, each with its count; pressed where it is one's own, with the names on hover and focus.
 * Lies in the row of its surroundings as if it were not there.
 * @fires reaction-toggled
 */
@customElement('reaction-bar')
export class ReactionBar extends LitElement {
  static override styles = [ground, reactionStyles]

  @property({ attribute: false }) message: Message | undefined
  @property({ attribute: false }) findPerson: FindPerson = () => undefined
  /** The reader's person id. */
  @property() me = ''

  override render() {
    const given = this.message?.reactions.filter(({ people }) => people.length > 0) ?? []
    return repeat(
      given,
      ({ reaction }) => reaction,
      (each) => this.renderGiven(each),
    )
  }

  private renderGiven({ reaction, people }: Given) {
    const mine = people.some((id) => id === this.me)
    const id = `who-${reaction}`
    return html`<span class="given">
      <button
        class="reaction"
        type="button"
        aria-pressed=${mine ? 'true' : 'false'}
        aria-describedby=${id}
        @click=${() => this.toggle(reaction, !mine)}
      >
        ${renderReaction(reaction)}<span class="count">${people.length}</span>
      </button>
      <span class="who" id=${id} role="tooltip">${sayWho(people, this.findPerson, this.me)}</span>
    </span>`
  }

  private toggle(reaction: string, on: boolean) {
    if (this.message) emit(this, 'reaction-toggled', { message: this.message.id, reaction, on })
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'reaction-bar': ReactionBar
  }
}
