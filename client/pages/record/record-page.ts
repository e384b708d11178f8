import { css, html, nothing, type TemplateResult } from 'lit'
import { customElement, state } from 'lit/decorators.js'
import type { OutputOf, PersonId } from '../../../plugins/api/contract.ts'
import type { contract } from '../../../server/records/contract.ts'
import { hashOf } from '../../address.ts'
import '../../elements/error-card.ts'
import '../../elements/skeleton-lines.ts'
import { openPath } from '../../shell-events.ts'
import { buttons, ground } from '../../styles/shared.ts'
import { sayExactly } from '../../texts/dates.ts'
import { text } from '../../texts/texts.ts'
import { HousePage } from '../house-page.ts'
import { recordText } from './texts.ts'

type Answer = OutputOf<(typeof contract)['queries']['read']>

/** What somebody takes along of what they did here: to read, to print, and as a signed file. `~record/<person>` is another's. */
@customElement('record-page')
export class RecordPage extends HousePage {
  static override styles = [
    ground,
    buttons,
    css`
      :host {
        display: block;
        block-size: 100%;
        overflow-y: auto;
        font: var(--type-body);
      }
      .page {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: var(--space-3);
        max-inline-size: var(--column);
        padding: var(--space-2);
      }
      h1 {
        font: var(--type-title);
        font-weight: var(--strong);
        letter-spacing: -0.01em;
        text-wrap: balance;
      }
      h2 {
        font: var(--type-lead);
        font-weight: var(--strong);
      }
      section {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: var(--space-1);
        break-inside: avoid;
      }
      .part {
        padding-block-start: var(--space-2);
        border-block-start: 1px solid var(--line);
      }
      dl {
        display: grid;
        grid-template-columns: minmax(6rem, 10rem) minmax(0, 1fr);
        gap: var(--space-05) var(--space-2);
      }
      dt {
        font: var(--type-small);
        color: var(--muted);
      }
      dd {
        overflow-wrap: anywhere;
        white-space: pre-wrap;
      }
      .hash {
        font: var(--type-note);
        color: var(--muted);
      }
      .row {
        display: flex;
        flex-wrap: wrap;
        gap: var(--space-1);
      }
      .note {
        font: var(--type-small);
        color: var(--muted);
      }
      .broken {
        padding: var(--space-1) var(--space-15);
        border-radius: var(--radius);
        background: var(--danger-soft);
        color: var(--danger);
      }
      code {
        display: block;
        padding: var(--space-1);
        border-radius: var(--radius);
        background: var(--sunken);
        overflow-wrap: anywhere;
      }
      @media (max-width: 480px) {
        dl {
          grid-template-columns: minmax(0, 1fr);
          gap: 0;
        }
        dd {
          padding-block-end: var(--space-1);
        }
      }
      @media print {
        :host {
          block-size: auto;
          overflow: visible;
        }
        .row {
          display: none;
        }
      }
    `,
  ]

  @state() private answer: Answer | undefined
  @state() private failure: Error | undefined

  override connectedCallback() {
    super.connectedCallback()
    void this.read()
  }

  override render() {
    if (this.failure) return this.renderFailure(this.failure)
    if (!this.answer) return html`<skeleton-lines count="4" label=${recordText('opening')}></skeleton-lines>`
    const { view, keys } = this.answer
    return html`<div class="page">
      <section>
        <h1 tabindex="-1" dir="auto">${view.title}</h1>
        <p>${recordText('for', { name: view.person })}</p>
        <p class="note">
          ${recordText('issued', { issuer: view.issuer, date: sayExactly(Date.parse(view.issuedAt)) })}
        </p>
        ${view.faults.length > 0 ? this.renderFaults(view.faults) : nothing}
        <p class="row">
          <button class="button primary" type="button" @click=${() => this.save()}>${recordText('save')}</button>
          <button class="button" type="button" @click=${() => print()}>${recordText('print')}</button>
          <a class="button quiet" href=${hashOf({ path: '' })} @click=${(event: Event) => this.leave(event)}
            >${recordText('back')}</a
          >
        </p>
      </section>
      ${view.parts.length === 0 ? html`<p>${recordText('none')}</p>` : view.parts.map((part) => this.renderPart(part))}
      <section class="part">
        <h2>${recordText('how')}</h2>
        <p>${recordText('howWhy')}</p>
        <p class="note">${recordText('keys')}: <a href=${keys} target="_blank" rel="noopener">${keys}</a></p>
        <code dir="ltr">npx tertulia record verify ${fileName} --key keys.json</code>
      </section>
    </div>`
  }

  private renderPart({ name, facts }: Answer['view']['parts'][number]): TemplateResult {
    return html`<section class="part">
      <h2 dir="auto">${name}</h2>
      <dl>
        ${facts.map(
          ({ label, value }) =>
            html`<dt>${label}</dt>
              <dd class=${isHash(value) ? 'hash' : ''} dir="auto">${value}</dd>`,
        )}
      </dl>
    </section>`
  }

  private renderFaults(faults: readonly string[]): TemplateResult {
    return html`<div class="broken" role="alert">
      <p>${recordText('broken')}</p>
      <ul role="list">
        ${faults.map((fault) => html`<li>${fault}</li>`)}
      </ul>
    </div>`
  }

  private renderFailure(failure: Error): TemplateResult {
    return html`<h1 class="visually-hidden" tabindex="-1">${text('record.title')}</h1>
      <error-card heading=${recordText('failed')} sentence=${failure.message} @retry=${() => this.read()}></error-card>`
  }

  private leave(event: Event) {
    event.preventDefault()
    openPath(this, '')
  }

  private async read(): Promise<void> {
    this.failure = undefined
    try {
      const records = this.client.feature<typeof contract>('records')
      // The server decides whether there is such a person.
      this.answer = await records.query('read', this.path === '' ? {} : { person: this.path as PersonId })
    } catch (error) {
      this.failure = error instanceof Error ? error : new Error(String(error))
    }
  }

  private save() {
    if (!this.answer) return
    const address = URL.createObjectURL(new Blob([this.answer.file], { type: 'application/json' }))
    Object.assign(document.createElement('a'), { href: address, download: fileName }).click()
    // The browser has begun to save it by then.
    setTimeout(() => URL.revokeObjectURL(address), 60_000)
  }
}

/** Nobody reads it; whoever compares it does. */
const isHash = (value: string): boolean => /^[0-9a-f]{64}$/.test(value)

const fileName = 'record.json'

declare global {
  interface HTMLElementTagNameMap {
    'record-page': RecordPage
  }
}
