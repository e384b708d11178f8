import { css, html, LitElement, nothing, type TemplateResult } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { repeat } from 'lit/directives/repeat.js'
import { buttons, ground, icon, type ActivityClient } from '../../../api/client.ts'
import type { contract, Room } from '../../contract.ts'
import { isBetweenPeople } from '../../rooms-in-order.ts'
import { beginGroup, chooseSomebody } from '../talking-apart.ts'
import { text } from '../texts.ts'
import type { FollowedRooms } from './followed-rooms.ts'
import { renderRow, rowStyles, type RowAround } from './room-row.ts'

/** The rooms of the reader: those for groups of people first, then what a few say apart, the latest first. */
@customElement('room-list')
export class RoomList extends LitElement {
  static override styles = [
    ground,
    buttons,
    rowStyles,
    css`
      :host {
        display: block;
        overflow-y: auto;
        padding: var(--space-1);
      }
      h2 {
        padding: var(--space-1) var(--space-15) var(--space-05);
        font: var(--type-note);
        font-weight: var(--strong);
        color: var(--muted);
      }
      section + section {
        margin-block-start: var(--space-1);
      }
      .begin {
        display: grid;
        gap: var(--space-05);
        justify-items: start;
        padding: var(--space-1) var(--space-15);
      }
      .begin .text-button {
        min-block-size: var(--target);
      }
    `,
  ]

  @property({ attribute: false }) client!: ActivityClient<typeof contract>
  @property({ attribute: false }) followed!: FollowedRooms
  /** The key of the room that is open beside the list. */
  @property() open: string | undefined
  /** Changes with whatever the list is drawn from. */
  @property({ attribute: false }) rooms: readonly Room[] = []

  override render() {
    const { rooms } = this
    return html`${
        rooms.length === 0
          ? html`<empty-place heading=${text('list.none')} sentence=${text('list.noneWhy')}></empty-place>`
          : nothing
      }
      <nav aria-label=${text('list.label')}>
        ${this.renderSection(
          text('list.rooms'),
          rooms.filter((room) => !isBetweenPeople(room)),
        )}
        ${this.renderSection(text('list.people'), rooms.filter(isBetweenPeople))} ${this.renderBeginning()}
      </nav>`
  }

  private renderSection(label: string, rooms: readonly Room[]): TemplateResult | typeof nothing {
    if (rooms.length === 0) return nothing
    return html`<section>
      <h2>${label}</h2>
      <ul role="list">
        ${repeat(
          rooms,
          ({ key }) => key,
          (room) => html`<li>${renderRow(room, this.around)}</li>`,
        )}
      </ul>
    </section>`
  }

  private renderBeginning() {
    const { direct, groups } = this.client.activity.settings
    if (!this.client.can('participate') || (direct === 'nobody' && !groups)) return nothing
    return html`<p class="begin">
      ${
        direct === 'nobody'
          ? nothing
          : html`<button class="text-button" type="button" @click=${() => void chooseSomebody(this)}>
              ${icon('edit', 'small')}${text('list.begin')}
            </button>`
      }
      ${
        groups
          ? html`<button class="text-button" type="button" @click=${() => void beginGroup(this)}>
              ${icon('plus', 'small')}${text('list.makeGroup')}
            </button>`
          : nothing
      }
    </p>`
  }

  private get around(): RowAround {
    const { followed, client } = this
    return {
      me: client.me.id,
      findPerson: followed.findPerson,
      open: this.open,
      here: new Set(client.presence.people.map(({ id }) => id)),
      countUnread: (room) => followed.countUnread(room),
      isQuiet: (room) => followed.isQuiet(room),
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'room-list': RoomList
  }
}
