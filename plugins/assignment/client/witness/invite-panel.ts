import { css, html, LitElement, nothing, type TemplateResult } from 'lit'
import { customElement, property, query, state } from 'lit/decorators.js'
import { buttons, fields, ground, sayFailure, sayUntil, showToast, type ActivityClient } from '../../../api/client.ts'
import { copy, makeGuestLink } from '../../../api/inviting.ts'
import type { contract, Invitation, Work } from '../../contract.ts'
import { withWords } from '../ladder/rung-words.ts'
import { signPanelStyles } from '../signing/sign-panel.styles.ts'
import { text } from './texts.ts'

const lengths = [3, 7, 14, 30]

interface Begun {
  /** Whom it is for, and how long. */
  readonly purpose: string
  readonly link: string
  readonly hash: string
}

/** Where the learner, or who accompanies them, makes a link for somebody who saw the work and has no account. */
@customElement('invite-panel')
export class InvitePanel extends LitElement {
  static override styles = [
    ground,
    buttons,
    fields,
    signPanelStyles,
    css`
      li {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        justify-content: space-between;
        gap: 0 var(--space-1);
        font: var(--type-small);
        overflow-wrap: anywhere;
      }
      .note {
        font: var(--type-small);
        color: var(--muted);
      }
      h4 {
        margin: 0;
        font: var(--type-small);
        font-weight: var(--strong);
      }
      select {
        inline-size: auto;
        justify-self: start;
      }
    `,
  ]

  @property({ attribute: false }) client!: ActivityClient<typeof contract>
  @property({ attribute: false }) work!: Work
  /** Whether it is somebody who confirms the work, or who only says what they saw. */
  @property() asks: 'witness' | 'observer' = 'witness'
  /** The links of this kind that work. */
  @property({ attribute: false }) links: readonly Invitation[] = []
  /** Of the link that was just made; nobody can show it again. */
  @state() private made: { readonly link: string; readonly address: string } | undefined
  /** Of the link that was tried last. */
  private begun: Begun | undefined
  @state() private failed = ''
  private busy = false
  @query('#address') private addressField!: HTMLInputElement
  @query('#days') private daysField!: HTMLSelectElement
  @query('#link') private linkField!: HTMLInputElement

  override render() {
    return html`<section aria-labelledby="invite">
      <h3 id="invite">${text('invite.title')}</h3>
      <p class="note">${text(`invite.why.${this.asks}`)}</p>
      ${this.made ? this.renderMade(this.made) : this.renderForm()} ${this.renderOpen()}
    </section>`
  }

  private renderForm(): TemplateResult {
    return html`<label class="field"
        >${text('invite.address')}<input
          class="input"
          id="address"
          maxlength="200"
          autocomplete="off"
          inputmode="email"
          aria-describedby="hint"
          dir="auto"
        />
      </label>
      <p class="note" id="hint">${text('invite.addressHint')}</p>
      <label class="field"
        >${text('invite.days')}
        <select class="input" id="days">
          ${lengths.map((days) => html`<option value=${days} ?selected=${days === 7}>${text('invite.day', { count: days })}</option>`)}
        </select>
      </label>
      <p class="wrong" role="alert">${this.failed}</p>
      <div class="row">
        <button class="button primary" type="button" @click=${() => this.make()}>${text('invite.make')}</button>
      </div>`
  }

  private renderMade({ link, address }: { link: string; address: string }): TemplateResult {
    const rung = withWords(this.work.rung).title
    const mail = {
      subject: text(`invite.subject.${this.asks}`),
      body: text(`invite.body.${this.asks}`, { rung, link }),
    }
    const query = Object.entries(mail).map(([key, words]) => `${key}=${encodeURIComponent(words)}`)
    return html`<label class="field"
        >${text('invite.link')}<input class="input" id="link" readonly dir="ltr" .value=${link} />
      </label>
      <div class="row">
        <button class="button primary" type="button" @click=${() => this.copyLink(link)}>${text('invite.copy')}</button>
        ${
          address.includes('@')
            ? html`<a
                class="button"
                href=${`mailto:${encodeURIComponent(address)}?${query.join('&')}`}
                target="_blank"
                rel="noopener"
                >${text('invite.mail')}</a
              >`
            : nothing
        }
        <button class="button quiet push" type="button" @click=${() => (this.made = undefined)}>
          ${text('invite.another')}
        </button>
      </div>`
  }

  private renderOpen() {
    const open = this.links.filter(({ until }) => until > Date.now())
    if (open.length === 0) return nothing
    return html`<h4 id="open">${text('invite.open')}</h4>
      <ul role="list" aria-labelledby="open">
        ${open.map((invitation) => this.renderInvitation(invitation))}
      </ul>`
  }

  private renderInvitation({ id, address, until }: Invitation): TemplateResult {
    return html`<li>
      <span dir="auto">${text('invite.until', { address, until: sayUntil(until, Date.now()) })}</span>
      <button class="button quiet" type="button" @click=${() => this.takeBack(id)}>${text('invite.close')}</button>
    </li>`
  }

  private async make() {
    const address = this.addressField.value.trim()
    if (address.length < 3) {
      this.failed = text('invite.missing')
      return this.addressField.focus()
    }
    const days = Number(this.daysField.value)
    await this.give(async () => {
      const { link, hash } = await this.makeLink(`${address} ${days}`)
      const input = { work: this.work.card.id, link: hash, address, days }
      await this.client.command(this.asks === 'witness' ? 'inviteWitness' : 'inviteObserver', input)
      this.made = { link, address }
      this.begun = undefined
    })
    await this.updateComplete
    this.linkField?.select()
  }

  /** The same one while what it is for is the same: where nobody answered, it may have been taken already. */
  private async makeLink(purpose: string): Promise<Begun> {
    if (this.begun?.purpose === purpose) return this.begun
    const { address: link, hash } = await makeGuestLink()
    return (this.begun = { purpose, link, hash })
  }

  private async copyLink(link: string) {
    const copied = await copy(link)
    if (!copied) this.linkField.select()
    showToast(this, text(copied ? 'invite.copied' : 'invite.notCopied'))
  }

  private async takeBack(invitation: Invitation['id']) {
    await this.give(async () => {
      await this.client.command('closeInvitation', { work: this.work.card.id, invitation })
      this.made = undefined
      showToast(this, text('invite.closed'))
    })
  }

  private async give(command: () => Promise<void>): Promise<void> {
    if (this.busy) return
    this.busy = true
    this.failed = ''
    try {
      await command()
    } catch (error) {
      this.failed = sayFailure(error)
    } finally {
      this.busy = false
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'invite-panel': InvitePanel
  }
}
