import { css, html, LitElement, nothing, type PropertyValues } from 'lit'
import { customElement, property, query, state } from 'lit/decorators.js'
import type { InputOf } from '../../plugins/api/contract.ts'
import type { contract } from '../../server/activities/contract.ts'
import { icon } from '../elements/icons.ts'
import '../elements/settings/settings-form.ts'
import type { SettingsForm } from '../elements/settings/settings-form.ts'
import type { SettingsSchema } from '../elements/settings/settings-schema.ts'
import { fields, ground } from '../styles/shared.ts'
import { settingUpText } from '../texts/setting-up.ts'
import { formPlace } from './form-place.styles.ts'
import { labelOf, offeredFor, offeredName, type Offer } from './offers.ts'

export type SetUp = InputOf<(typeof contract)['commands']['setUp']>

const nothingYet = {}

/** Plugins are refused at start-up when their settings are not a schema. */
const schemaOf = (offer: Offer): SettingsSchema => offer.schema as SettingsSchema

/** A name, and the settings of one plugin: the form of the picker and of the set-up page. */
@customElement('set-up-form')
export class SetUpForm extends LitElement {
  static override styles = [
    ground,
    fields,
    formPlace,
    css`
      :host {
        display: block;
      }
    `,
  ]

  @property({ attribute: false }) offer: Offer | undefined
  /** Whether it says what the plugin is for; where one chooses, the choice has said it. */
  @property({ type: Boolean }) introduced = false
  /** What the name's field is called. */
  @property({ attribute: 'name-label' }) nameLabel = ''
  /** What is there to begin with; a new activity begins with the name of its kind. */
  @property({ attribute: false }) initial: Pick<SetUp, 'title' | 'settings'> | undefined
  @state() private titled = ''
  @state() private nameless = false
  @query('settings-form') private settings!: SettingsForm
  @query('input') private name!: HTMLInputElement

  protected override willUpdate(changed: PropertyValues<this>) {
    if (changed.has('initial') && this.initial) this.titled = this.initial.title
    const before = changed.get('offer')
    const untouched = this.titled === (before ? offeredName(before) : '')
    if (changed.has('offer') && untouched) this.titled = this.offer ? offeredName(this.offer) : ''
  }

  override render() {
    const { offer } = this
    if (!offer) return nothing
    return html`<div class="form">
      ${this.introduced ? html`<p class="about">${offeredFor(offer)}</p>` : nothing}
      <div class="field">
        <label for="name">${this.nameLabel}</label>
        <input
          class="input"
          id="name"
          maxlength="200"
          autocomplete="off"
          aria-required="true"
          aria-invalid=${this.nameless ? 'true' : 'false'}
          aria-describedby=${this.nameless ? 'name-wrong' : nothing}
          .value=${this.titled}
          @input=${this.noteName}
        />
        ${
          this.nameless
            ? html`<span class="wrong" id="name-wrong"
                >${icon('warning', 'small')}${settingUpText('setUp.name.needed')}</span
              >`
            : nothing
        }
      </div>
      <settings-form
        .schema=${schemaOf(offer)}
        .value=${this.initial?.settings ?? nothingYet}
        .label=${(key: string) => labelOf(offer, key)}
      ></settings-form>
      <slot></slot>
    </div>`
  }

  /** What was filled in; undefined when something is wrong with it, which is then said and in focus. */
  async read(): Promise<SetUp | undefined> {
    const title = this.titled.trim()
    this.nameless = title === ''
    const settled = await this.settings.check()
    if (this.nameless) this.name.focus()
    if (this.nameless || !settled || !this.offer) return undefined
    return { plugin: this.offer.id, title, settings: this.settings.settings }
  }

  private noteName() {
    this.titled = this.name.value
    this.nameless &&= this.titled.trim() === ''
    this.dispatchEvent(new CustomEvent('title-changed', { detail: { title: this.titled } }))
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'set-up-form': SetUpForm
  }
  interface HTMLElementEventMap {
    'title-changed': CustomEvent<{ title: string }>
  }
}
