import { css, html, LitElement, nothing, type TemplateResult } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import type { GuestClient } from '../../plugins/api/guest-page.ts'
import { oneThing } from '../pages/one-thing.styles.ts'
import type { Preferences } from '../preferences.ts'
import { buttons, ground } from '../styles/shared.ts'
import { GuestLine } from './guest-client.ts'
import { loadGuestPage } from './guest-plugins.ts'
import { text } from './texts.ts'

/** The page of the house for somebody without an account: what their link is for, or why it opens nothing. */
@customElement('guest-shell')
export class GuestShell extends LitElement {
  static override styles = [
    ground,
    buttons,
    oneThing,
    css`
      :host {
        min-block-size: 100dvh;
        background: var(--surface);
        color: var(--text);
      }
      header {
        display: flex;
        align-items: center;
        justify-content: space-between;
        max-inline-size: 42rem;
        margin-inline: auto;
        padding: var(--space-1) var(--space-2);
        border-block-end: 1px solid var(--line);
        font: var(--type-small);
      }
      main {
        max-inline-size: 42rem;
        margin-inline: auto;
      }
    `,
  ]

  @property({ attribute: false }) secret = ''
  @property({ attribute: false }) preferences: Preferences | undefined
  @state() private refused: Error | undefined
  @state() private page: Element | undefined

  override connectedCallback() {
    super.connectedCallback()
    void this.open()
  }

  override render() {
    return html`<header>
        <span>Tertulia</span>
        <button
          class="button quiet"
          type="button"
          lang=${this.preferences?.otherLanguage ?? 'en'}
          @click=${() => this.speak()}
        >
          ${text('otherLanguage')}
        </button>
      </header>
      <main>${this.renderMain()}</main>`
  }

  private renderMain(): TemplateResult | Element | typeof nothing {
    if (this.refused) return this.renderRefused(this.refused)
    return this.page ?? html`<p class="one-thing" role="status">${text('opening')}</p>`
  }

  private renderRefused(why: Error): TemplateResult {
    return html`<div class="one-thing">
      <h1>${text(isAnswered(why) ? 'answered' : 'closed')}</h1>
      <p role="alert">${sayWhy(why)}</p>
      ${findEnd(why) ? nothing : html`<p><button class="button" type="button" @click=${() => this.open()}>${text('again')}</button></p>`}
    </div>`
  }

  /** Opening shows, and does nothing else: programs that look at mail open every link. */
  private async open(): Promise<void> {
    this.refused = undefined
    try {
      const line = new GuestLine(this.secret, (why) => (this.refused = why))
      const link = await line.open()
      const tag = await loadGuestPage(link.plugin, link.guest)
      if (tag === undefined) throw new Error(text('noPage'))
      this.page = makePage(tag, line.clientFor(link))
    } catch (error) {
      this.refused = error instanceof Error ? error : new Error(String(error))
    }
  }

  private speak(): void {
    if (!this.preferences) return
    this.preferences.chooseLanguage(this.preferences.otherLanguage)
    this.dispatchEvent(new CustomEvent('language-chosen'))
  }
}

const ends = ['link_unknown', 'link_answered', 'link_over', 'link_closed'] as const

/** Why a link opens nothing any more; undefined for whatever else went wrong. */
const findEnd = (why: Error) => ends.find((code) => 'code' in why && why.code === code)

function sayWhy(why: Error): string {
  const end = findEnd(why)
  return end ? text(end) : why.message
}
const isAnswered = (why: Error): boolean => 'code' in why && why.code === 'link_answered'

/** The element of a plugin's page, which it has registered. */
const makePage = (tag: string, client: GuestClient): Element => Object.assign(document.createElement(tag), { client })

declare global {
  interface HTMLElementTagNameMap {
    'guest-shell': GuestShell
  }
}
