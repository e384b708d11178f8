import { html, LitElement, nothing, type TemplateResult } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { live } from 'lit/directives/live.js'
import { buttons, fields, ground } from '../../../api/client.ts'
import type { Criterion } from '../../../api/contract.ts'
import '../../../api/rubric-editing.ts'
import type { Rung } from '../../contract.ts'
import { text } from '../texts.ts'
import { rungFieldsStyles } from './rung-fields.styles.ts'

const evidenceKinds = ['picture', 'recording', 'file', 'text', 'link', 'number', 'observation'] as const
const signers = ['self', 'peer', 'mentor', 'facilitator', 'witness'] as const
const dues = ['none', 'date', 'days'] as const
const day = 86_400_000

/**
 * One step, as its designer writes it.
 * @fires rung-changed the step as it is now
 * @fires rung-moved -1 or 1
 * @fires rung-removed
 */
@customElement('rung-fields')
export class RungFields extends LitElement {
  static override styles = [ground, buttons, fields, rungFieldsStyles]

  @property({ attribute: false }) rung!: Rung
  @property({ type: Number }) place = 1
  @property({ type: Boolean }) first = false
  @property({ type: Boolean }) last = false

  override render() {
    return html`<fieldset class="rung">
      <legend>${text('edit.step', { place: this.place })}</legend>
      ${this.renderWords('title', 'edit.name', 120)} ${this.renderWords('text', 'edit.text', 2000)}
      ${this.renderWords('examples', 'edit.examples', 2000)}
      <fieldset>
        <legend>${text('edit.evidence')}</legend>
        <div class="row">${evidenceKinds.map((kind) => this.renderEvidence(kind))}</div>
      </fieldset>
      <div class="row">${this.renderUnit()} ${this.renderTimes()} ${this.renderSigner()} ${this.renderDue()}</div>
      ${this.renderCriteria()} ${this.renderActions()}
    </fieldset>`
  }

  private change(change: Partial<Rung>) {
    this.dispatchEvent(new CustomEvent('rung-changed', { detail: { ...this.rung, ...change } }))
  }

  private renderWords(
    key: 'title' | 'text' | 'examples',
    label: 'edit.name' | 'edit.text' | 'edit.examples',
    most: number,
  ) {
    const note = (event: Event) => this.change({ [key]: valueOf(event) })
    const value = this.rung[key]
    return html`<label class="field"
      >${text(label)}${
        key === 'title'
          ? html`<input class="input" maxlength=${most} dir="auto" .value=${live(value)} @input=${note} />`
          : html`<textarea
              class="input"
              rows="2"
              maxlength=${most}
              dir="auto"
              .value=${live(value)}
              @input=${note}
            ></textarea>`
      }</label
    >`
  }

  private renderEvidence(kind: Rung['evidence'][number]) {
    const { evidence } = this.rung
    const toggle = () =>
      this.change({
        evidence: evidence.includes(kind) ? evidence.filter((each) => each !== kind) : [...evidence, kind],
      })
    return html`<label class="check"
      ><input
        type="checkbox"
        .checked=${live(evidence.includes(kind))}
        @change=${toggle}
      />${text(`edit.evidence.${kind}`)}</label
    >`
  }

  private renderUnit() {
    if (!this.rung.evidence.includes('number')) return nothing
    return html`<label class="field"
      >${text('edit.unit')}<input
        class="input"
        maxlength="40"
        .value=${live(this.rung.unit)}
        @input=${(event: Event) => this.change({ unit: valueOf(event) })}
    /></label>`
  }

  private renderTimes() {
    const choose = (times: number) => this.change({ times })
    return this.renderNumber({ label: text('edit.times'), value: this.rung.times, most: 20, choose })
  }

  /** From 1 on. What is typed counts at once; what it may not be is put right when one leaves the field. */
  private renderNumber({ label, value, most, choose }: Numbered) {
    const note = (event: Event) => {
      const typed = Number(valueOf(event))
      if (typed === within(typed, 1, most)) choose(typed)
    }
    return html`<label class="field"
      >${label}<input
        class="input"
        type="number"
        min="1"
        max=${most}
        .value=${live(String(value))}
        @input=${note}
        @change=${(event: Event) => choose(within(Number(valueOf(event)), 1, most))}
    /></label>`
  }

  private renderSigner() {
    return this.renderSelect({
      label: text('edit.signer'),
      ...{ keys: signers, chosen: this.rung.signer },
      say: (key) => text(`edit.signer.${key}`),
      choose: (signer) => this.change({ signer }),
    })
  }

  private renderDue(): TemplateResult {
    const { due } = this.rung
    const choose = (kind: (typeof dues)[number]) => {
      if (kind === 'none') return this.change({ due: { kind } })
      if (kind === 'days') return this.change({ due: { kind, days: 14 } })
      this.change({ due: { kind, at: Math.floor(Date.now() / day) * day + 14 * day } })
    }
    return html`${this.renderSelect({
      label: text('edit.due'),
      ...{ keys: dues, chosen: due.kind, choose },
      say: (key) => text(`edit.due.${key}`),
    })}
    ${
      due.kind === 'days'
        ? this.renderNumber({
            label: text('edit.due.count'),
            ...{ value: due.days, most: 1000 },
            choose: (days) => this.change({ due: { kind: 'days', days } }),
          })
        : nothing
    }
    ${due.kind === 'date' ? this.renderDay(due.at) : nothing}`
  }

  private renderDay(at: number) {
    const note = (event: Event) => {
      const chosen = Date.parse(`${valueOf(event)}T23:59:00`)
      if (!Number.isNaN(chosen)) this.change({ due: { kind: 'date', at: chosen } })
    }
    const local = new Date(at - new Date(at).getTimezoneOffset() * 60_000).toISOString().slice(0, 10)
    return html`<label class="field"
      >${text('edit.due.day')}<input class="input" type="date" .value=${live(local)} @change=${note}
    /></label>`
  }

  private renderSelect<Key extends string>({ label, keys, chosen, say, choose }: Select<Key>) {
    const options = keys.map((key): [string, string] => [key, say(key)])
    const note = (event: Event) => {
      const key = keys.find((each) => each === valueOf(event))
      if (key) choose(key)
    }
    return html`<label class="field"
      >${label}<select class="input" @change=${note}>
        ${options.map(([key, words]) => html`<option .value=${key} ?selected=${key === chosen}>${words}</option>`)}
      </select></label
    >`
  }

  private renderCriteria() {
    return html`<fieldset>
      <legend>${text('edit.criteria')}</legend>
      <rubric-editor
        .criteria=${this.rung.criteria}
        @rubric-changed=${({ detail }: CustomEvent<readonly Criterion[]>) => this.change({ criteria: [...detail] })}
      ></rubric-editor>
    </fieldset>`
  }

  private renderActions() {
    const tell = (event: string, detail?: number) => () => this.dispatchEvent(new CustomEvent(event, { detail }))
    return html`<div class="row">
      ${this.first ? nothing : html`<button class="button" type="button" @click=${tell('rung-moved', -1)}>${text('edit.up')}</button>`}
      ${this.last ? nothing : html`<button class="button" type="button" @click=${tell('rung-moved', 1)}>${text('edit.down')}</button>`}
      ${
        this.first && this.last
          ? nothing
          : html`<button class="button danger" type="button" @click=${tell('rung-removed')}>
              ${text('edit.remove')}
            </button>`
      }
    </div>`
  }
}

interface Select<Key extends string> {
  readonly label: string
  readonly keys: readonly Key[]
  readonly chosen: Key
  readonly say: (key: Key) => string
  readonly choose: (key: Key) => void
}

interface Numbered {
  readonly label: string
  readonly value: number
  readonly most: number
  readonly choose: (value: number) => void
}

/** The listeners are on the fields themselves. */
const valueOf = (event: Event): string => (event.target as HTMLInputElement).value

const within = (value: number, least: number, most: number): number =>
  Math.min(Math.max(Math.round(value) || least, least), most)

declare global {
  interface HTMLElementTagNameMap {
    'rung-fields': RungFields
  }
}
