import { css, html, LitElement, nothing } from 'lit'
import { customElement, property, query, state } from 'lit/decorators.js'
import { ifDefined } from 'lit/directives/if-defined.js'
import { buttons, floating, ground } from '../styles/shared.ts'
import { emit } from './events.ts'
import { icon, type IconName } from './icons.ts'
import { giveFocusBack, moveFocus, placeBeside, untilShown } from './popover.ts'

/** One thing to do, or one of several to choose from. `apart` draws a line before it. */
export interface ActionItem {
  key: string
  label: string
  icon: IconName
  /** The key that does the same; said beside the label. */
  shortcut?: string
  apart?: boolean
  /** Of several of which one is chosen: whether it is this one. */
  chosen?: boolean
}

/**
 * A button that opens a list of things to do, by pointer, finger or arrow keys.
 * @fires action-chosen
 */
@customElement('actions-menu')
export class ActionsMenu extends LitElement {
  static override styles = [
    ground,
    buttons,
    floating,
    css`
      :host {
        display: inline-flex;
      }
      [role='menu'] {
        min-inline-size: min(15rem, calc(100vw - 16px));
      }
      [role^='menuitem'] {
        display: flex;
        align-items: center;
        gap: var(--space-1);
        inline-size: 100%;
        min-block-size: var(--target);
        padding: 5px var(--space-1);
        border: 0;
        border-radius: var(--radius-small);
        background: none;
        font: var(--type-small);
        text-align: start;
        cursor: pointer;
      }
      [role^='menuitem']:is(:hover, :focus) {
        background: var(--accent-soft);
        outline-offset: -2px;
      }
      [role^='menuitem'] .icon {
        color: var(--muted);
      }
      .chosen {
        display: inline-flex;
        margin-inline-start: auto;
      }
      kbd {
        margin-inline-start: auto;
        font: var(--type-note);
        color: var(--muted);
      }
      [role^='menuitem']:is(:hover, :focus) :is(kbd, .icon) {
        color: var(--text);
      }
      [role='separator'] {
        margin-block: var(--space-05);
        border-block-start: 1px solid var(--line);
      }
      .worded {
        min-block-size: max(36px, var(--target-least));
        font: var(--type-small);
        font-weight: var(--worded-weight, var(--regular));
        color: var(--worded, var(--muted));
      }
    `,
  ]

  @property({ attribute: false }) items: readonly ActionItem[] = []
  /** The name of the button. */
  @property() label = ''
  @property() icon: IconName = 'more'
  /** Shows the name on the button instead of a drawing. */
  @property({ type: Boolean }) worded = false
  @state() private open = false
  @query('[role=menu]') private menu!: HTMLElement
  @query('button') private button!: HTMLButtonElement

  override render() {
    const inside = this.worded ? html`${this.label}${icon('down', 'small')}` : icon(this.icon)
    return html`<button
        class=${this.worded ? 'text-button worded' : 'icon-button'}
        type="button"
        popovertarget="menu"
        aria-haspopup="menu"
        aria-expanded=${this.open ? 'true' : 'false'}
        aria-label=${this.worded ? nothing : this.label}
        title=${this.worded ? '' : this.label}
        @keydown=${this.openByArrow}
      >
        ${inside}
      </button>
      <div
        popover
        id="menu"
        role="menu"
        aria-label=${this.label}
        @beforetoggle=${this.noteOpening}
        @toggle=${this.noteClosed}
        @keydown=${this.move}
      >
        ${this.open ? this.items.map((item) => this.renderItem(item)) : nothing}
      </div>`
  }

  private renderItem(item: ActionItem) {
    return html`${item.apart ? html`<div role="separator"></div>` : nothing}
      <button
        role=${item.chosen === undefined ? 'menuitem' : 'menuitemradio'}
        type="button"
        tabindex="-1"
        aria-checked=${ifDefined(sayChosen(item))}
        aria-keyshortcuts=${item.shortcut ?? nothing}
        @click=${() => this.choose(item)}
      >
        ${icon(item.icon)}<span>${item.label}</span>${this.renderEnd(item)}
      </button>`
  }

  private renderEnd({ shortcut, chosen }: ActionItem) {
    if (chosen) return html`<span class="chosen">${icon('check')}</span>`
    return shortcut ? html`<kbd aria-hidden="true">${shortcut}</kbd>` : nothing
  }

  /** Opens the menu with the focus on what is chosen, else on its first entry. */
  show() {
    this.menu.showPopover()
  }

  private async noteOpening(event: ToggleEvent) {
    if (event.newState === 'closed') return giveFocusBack(this.menu, this.button)
    this.open = true
    await untilShown()
    placeBeside(this.menu, this.button)
    const entries = this.listEntries()
    const at = this.items.findIndex(({ chosen }) => chosen)
    entries[Math.max(at, 0)]?.focus()
  }

  /** Only now: what has the focus must be there until it has been given back. */
  private noteClosed(event: ToggleEvent) {
    if (event.newState === 'closed') this.open = false
  }

  private listEntries(): HTMLElement[] {
    return [...this.menu.querySelectorAll<HTMLElement>('[role^=menuitem]')]
  }

  private openByArrow(event: KeyboardEvent) {
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return
    event.preventDefault()
    this.show()
  }

  private move(event: KeyboardEvent) {
    if (event.key === 'Tab') this.menu.hidePopover()
    else if (!moveFocus(event, this.listEntries())) this.moveByLetter(event.key)
  }

  private moveByLetter(key: string) {
    if (key.length !== 1) return
    const starts = (entry: HTMLElement) => entry.innerText.trim().toLowerCase().startsWith(key.toLowerCase())
    this.listEntries().find(starts)?.focus()
  }

  private choose(item: ActionItem) {
    this.menu.hidePopover()
    emit(this, 'action-chosen', { key: item.key })
  }
}

/** Undefined for what is no choice among several. */
const sayChosen = ({ chosen }: ActionItem): 'true' | 'false' | undefined =>
  chosen === undefined ? undefined : chosen ? 'true' : 'false'

declare global {
  interface HTMLElementTagNameMap {
    'actions-menu': ActionsMenu
  }
}
