import { css, html, LitElement, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { fields, ground, type ActivityClient } from '../../../api/client.ts'
import type { Group, GroupId } from '../../../api/contract.ts'
import type { contract } from '../../contract.ts'
import { groupsOf, sayGroup } from '../groups.ts'
import { text } from '../texts.ts'

/** For which of the groups a thread is started; nothing to see for who is in one. Fires `group-chosen`. */
@customElement('group-choice')
export class GroupChoice extends LitElement {
  static override styles = [
    ground,
    fields,
    css`
      label {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: var(--space-05) var(--space-1);
        font: var(--type-small);
        font-weight: var(--strong);
      }
      select {
        flex: 1 1 12rem;
      }
      .note {
        font: var(--type-small);
        color: var(--muted);
      }
    `,
  ]

  @property({ attribute: false }) client!: ActivityClient<typeof contract>
  /** Empty for none yet; of who leads the course, for everybody. */
  @property() chosen = ''
  /** Whether one has to be chosen now. */
  @property({ type: Boolean }) missing = false
  private stop: (() => void) | undefined

  override connectedCallback() {
    super.connectedCallback()
    this.stop = groupsOf(this.client).listen(() => this.requestUpdate())
  }

  override disconnectedCallback() {
    super.disconnectedCallback()
    this.stop?.()
  }

  override render() {
    const { choices } = groupsOf(this.client)
    const leads = this.client.can('facilitate')
    if (!choices) return nothing
    const [only, ...others] = choices
    if (!only) return leads ? nothing : html`<p class="note" role="status">${text('group.none')}</p>`
    if (others.length === 0 && !leads) return html`<p class="note">${text('group.only', { group: sayGroup(only) })}</p>`
    return this.renderChoice(choices, text(leads ? 'group.all' : 'group.choose'))
  }

  override focus() {
    this.renderRoot.querySelector('select')?.focus()
  }

  private renderChoice(choices: readonly Group[], first: string) {
    return html`<label>
      ${text('group.for')}
      <select
        class="input"
        aria-invalid=${this.missing ? 'true' : 'false'}
        @change=${({ target }: Event) => this.choose((target as HTMLSelectElement).value)}
      >
        <option value="" ?selected=${this.chosen === ''}>${first}</option>
        ${choices.map(
          (group) => html`<option .value=${group.id} ?selected=${this.chosen === group.id}>${sayGroup(group)}</option>`,
        )}
      </select>
    </label>`
  }

  private choose(group: string) {
    // The options are ids of groups, and one that is empty.
    this.dispatchEvent(new CustomEvent('group-chosen', { detail: { group: group as GroupId | '' } }))
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'group-choice': GroupChoice
  }
  interface HTMLElementEventMap {
    'group-chosen': CustomEvent<{ group: GroupId | '' }>
  }
}
