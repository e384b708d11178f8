import { css, html, LitElement } from 'lit'
import { customElement, property, query } from 'lit/decorators.js'
import { dialogs } from '../../styles/dialogs.ts'
import { buttons, ground } from '../../styles/shared.ts'
import { doingText } from '../../texts/doing/texts.ts'
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
    dialogs,
    reactionStyles,
    css`
      dialog {
        --dialog-width: 24rem;
        padding-block-start: var(--space-1);
      }
      .head {
        display: flex;
        align-items: center;
        justify-content: space-between;
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
        padding-block: 2px;
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
          aria-label=${doingText('revisions.close')}
          title=${doingText('revisions.close')}
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
