import { css, html, LitElement, nothing } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import { buttons, ground, nameOf, sayFailure, showToast, type ActivityClient } from '../../../api/client.ts'
import type { contract, WaitingList, WorkCard, WorkId } from '../../contract.ts'
import { findPerson, withWords } from '../ladder/rung-words.ts'
import { said } from '../together.ts'

/** Signs together what one has opened already and what asks for no levels; nothing while there is less than two of it. */
@customElement('sign-several')
export class SignSeveral extends LitElement {
  static override styles = [
    ground,
    buttons,
    css`
      section {
        display: grid;
        gap: var(--space-1);
        justify-items: start;
        padding: var(--space-15);
        border: 1px solid var(--line);
        border-radius: var(--radius-large);
      }
      label {
        display: flex;
        align-items: center;
        gap: var(--space-1);
        min-block-size: var(--target);
      }
      .note {
        font: var(--type-small);
        color: var(--muted);
      }
    `,
  ]

  @property({ attribute: false }) client!: ActivityClient<typeof contract>
  @property({ attribute: false }) list!: WaitingList
  @state() private left: ReadonlySet<WorkId> = new Set()
  @state() private busy = false

  private get signable(): readonly WorkCard[] {
    const opened = new Set(this.list.opened.map(({ work }) => work))
    const isPlain = ({ id }: WorkCard) =>
      this.list.rungs.some(({ work, rung }) => work === id && rung.criteria.every(({ levels }) => levels.length === 0))
    return this.list.mine.filter((card) => opened.has(card.id) && isPlain(card))
  }

  override render() {
    const cards = this.signable
    if (cards.length < 2) return nothing
    const chosen = cards.filter(({ id }) => !this.left.has(id))
    return html`<section>
      <p class="note">${said('several.hint')}</p>
      ${cards.map((card) => this.renderChoice(card))}
      <button
        class="button"
        type="button"
        ?disabled=${this.busy || chosen.length === 0}
        @click=${() => this.sign(chosen)}
      >
        <app-icon name="pen"></app-icon>${said('several.sign', { count: chosen.length })}
      </button>
    </section>`
  }

  private renderChoice({ id, person }: WorkCard) {
    const rung = this.list.rungs.find(({ work }) => work === id)?.rung
    const name = nameOf(findPerson(this.list.people, person))
    return html`<label dir="auto">
      <input type="checkbox" .checked=${!this.left.has(id)} @change=${() => this.toggle(id)} />
      <span>${name}: ${rung ? withWords(rung).title : ''}</span>
    </label>`
  }

  private toggle(id: WorkId) {
    const left = new Set(this.left)
    if (!left.delete(id)) left.add(id)
    this.left = left
  }

  private async sign(cards: readonly WorkCard[]) {
    this.busy = true
    try {
      const chosen = new Set(cards.map(({ id }) => id))
      const works = this.list.opened.filter(({ work }) => chosen.has(work))
      const { count } = await this.client.command('signSeveral', { works, words: '' })
      showToast(this, said('several.done', { count }))
    } catch (error) {
      showToast(this, sayFailure(error))
    } finally {
      this.busy = false
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'sign-several': SignSeveral
  }
}
