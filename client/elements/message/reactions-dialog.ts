import { css, html, LitElement } from 'lit'
import { customElement, property, query } from 'lit/decorators.js'
import { buttons, ground } from '../../styles/shared.ts'
import { text } from '../../texts/texts.ts'
import { icon } from '../icons.ts'
import { nameOf } from '../people/names.ts'
import '../people/person-avatar.ts'
import { renderReaction } from './reaction-bar.ts'
import { reactionStyles } from './reaction-bar.styles.ts'
import type { FindPerson, Message, PersonId } from '../types.ts'

/** Who reacted to a message, and how: for everybody, with or without something to point with. */
@customElement('reactions-dialog')
export class ReactionsDialog extends LitElement {
  static override styles = [
    ground,
    buttons,
    reactionStyles,
    css`
      dialog {
        inline-size: min(24rem, calc(100vw - 16px));
        max-block-size: calc(100dvh - 16px);
        margin: auto;
        padding: var(--space-1) var(--space-2) var(--space-2);
        border: 1px solid var(--line);
        border-radius: var(--radius-large);
        background: var(--raised);
        color: var(--text);
        box-shadow: var(--shadow-dialog);
      }
      dialog::backdrop {
        background: rgb(34 32 28 / 0.4);
      }
      .head {
        display: flex;
        align-items: center;
        justify-content: space-between;
      }
      h2 {
        font: var(--type-lead);
        font-weight: var(--strong);
      }
      h3 {
        display: flex;
        align-items: center;
        gap: var(--space-05);
        padding-block: var(--space-15) var(--space-05);
        font: var(--type-small);
        font-weight: var(--strong);
      }
      li {
        display: flex;
        align-items: center;
        gap: var(--space-1);
        min-block-size: var(--target-least);
        overflow-wrap: anywhere;
      }
    `,
  ]

  @property({ attribute: false }) message: Message | undefined
  @property({ attribute: false }) findPerson: FindPerson = () => undefined
  @property({ attribute: false }) isMe: (person: PersonId) => boolean = () => false
  @query('dialog') private dialog!: HTMLDialogElement

  override render() {
    const given = this.message?.reactions.filter(({ people }) => people.length > 0) ?? []
    return html`<dialog aria-labelledby="title" @close=${() => this.remove()}>
      <div class="head">
        <h2 id="title">${text('reaction.whoReacted')}</h2>
        <button
          class="icon-button"
          type="button"
          aria-label=${text('revisions.close')}
          title=${text('revisions.close')}
          @click=${() => this.dialog.close()}
        >
          ${icon('close')}
        </button>
      </div>
      ${given.map(
        ({ reaction, people }) =>
          html`<h3>${renderReaction(reaction)}</h3>
            <ul role="list">
              ${people.map((id) => this.renderPerson(id))}
            </ul>`,
      )}
    </dialog>`
  }

  private renderPerson(id: PersonId) {
    const person = this.findPerson(id)
    return html`<li>
      <person-avatar size="28" .person=${person}></person-avatar>
      <span>${this.isMe(id) ? text('person.you') : nameOf(person)}</span>
    </li>`
  }

  async show() {
    await this.updateComplete
    this.dialog.showModal()
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'reactions-dialog': ReactionsDialog
  }
}
