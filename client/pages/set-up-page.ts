import { html, LitElement, nothing, type PropertyValues } from 'lit'
import { customElement, property, query, state } from 'lit/decorators.js'
import type { FeatureClient } from '../../plugins/api/client.ts'
import type { contract } from '../../server/activities/contract.ts'
import type { OpenActivity } from '../connection/activity-client.ts'
import '../elements/empty-place.ts'
import '../elements/error-card.ts'
import '../elements/skeleton-lines.ts'
import { showToast } from '../shell-events.ts'
import { buttons, fields, ground } from '../styles/shared.ts'
import { sayFailure } from '../texts/failure.ts'
import { settingUpText } from '../texts/setting-up.ts'
import { text } from '../texts/texts.ts'
import { formPlace } from './form-place.styles.ts'
import { beginningOf, inOrder, type Offer } from './offers.ts'
import { renderPluginChoice } from './plugin-choice.ts'
import './set-up-form.ts'
import type { SetUpForm } from './set-up-form.ts'

/**
 * Where a designer says what an activity is: the first time, and whenever it should be otherwise.
 * @fires set-up-over
 */
@customElement('set-up-page')
export class SetUpPage extends LitElement {
  static override styles = [ground, buttons, fields, formPlace]

  @property({ attribute: false }) activity: OpenActivity | undefined
  @property({ attribute: false }) feature: FeatureClient<typeof contract> | undefined
  @state() private offers: readonly Offer[] | undefined
  @state() private chosen: Offer | undefined
  @state() private titled = ''
  @state() private busy = false
  @state() private failure = ''
  @query('set-up-form') private form!: SetUpForm

  protected override firstUpdated() {
    void this.load()
  }

  protected override willUpdate(changed: PropertyValues<this>) {
    if (changed.has('activity') && this.titled === '') this.titled = this.activity?.title ?? ''
  }

  override render() {
    return html`<main class="inside ${this.isFirst ? 'showing' : ''}">${this.renderInside()}</main>
      <footer class="foot">
        <span class="note" role="status">${this.failure || settingUpText('setUp.later')}</span>
        <span class="acts">
          ${this.isFirst ? nothing : this.renderCancel()}
          <button
            class="button primary"
            type="button"
            aria-disabled=${this.busy || !this.chosen ? 'true' : 'false'}
            @click=${this.save}
          >
            ${settingUpText('setUp.save')}
          </button>
        </span>
      </footer>`
  }

  private get isFirst(): boolean {
    return this.activity?.plugin === null
  }

  private async load() {
    this.failure = ''
    try {
      this.offers = (await this.feature?.query('listOffers', {})) ?? []
      this.chosen = this.offers.find(({ id }) => id === this.activity?.plugin) ?? inOrder(this.offers)[0]
    } catch (error) {
      this.failure = sayFailure(error)
    }
  }

  private renderInside() {
    const { offers } = this
    if (!offers) return html`<div class="form">${this.renderLoading()}</div>`
    if (offers.length === 0) {
      return html`<div class="form">
        <empty-place
          .heading=${settingUpText('picker.nothing')}
          .sentence=${settingUpText('picker.nothing.why')}
        ></empty-place>
      </div>`
    }
    const choosing = this.isFirst && offers.length > 1
    return html`<div>
        ${choosing ? renderPluginChoice(offers, this.chosen, (offer) => (this.chosen = offer)) : nothing}
        <set-up-form
          ?introduced=${!choosing}
          .offer=${this.chosen}
          .nameLabel=${settingUpText('setUp.name')}
          .initial=${this.activity}
          @title-changed=${(event: CustomEvent<{ title: string }>) => (this.titled = event.detail.title)}
        ></set-up-form>
      </div>
      ${this.isFirst ? this.renderPreview() : nothing}`
  }

  private renderLoading() {
    if (!this.failure) return html`<skeleton-lines></skeleton-lines>`
    return html`<error-card .heading=${text('open.failed')} .sentence=${this.failure} @retry=${this.load}></error-card>`
  }

  private renderPreview() {
    const title = this.titled.trim() || settingUpText('notReady.titleless')
    const begins = this.chosen && beginningOf(this.chosen)
    return html`<aside class="preview" aria-labelledby="begins">
      <h2 id="begins">${settingUpText('setUp.begins')}</h2>
      <div class="paper">
        <strong>${title}</strong>
        <p class="about">${begins ?? settingUpText('setUp.begins.open', { title })}</p>
      </div>
      <p class="note">${settingUpText('setUp.begins.note', { title })}</p>
    </aside>`
  }

  private renderCancel() {
    return html`<button class="button" type="button" @click=${this.leave}>${settingUpText('setUp.cancel')}</button>`
  }

  private async save() {
    const setUp = this.busy ? undefined : await this.form.read()
    if (!setUp || !this.feature) return
    this.busy = true
    this.failure = ''
    try {
      await this.feature.command('setUp', setUp)
      showToast(this, settingUpText('setUp.saved'))
      this.leave()
    } catch (error) {
      this.failure = sayFailure(error, (reason) => settingUpText('setUp.failed', { reason }))
    }
    this.busy = false
  }

  private leave() {
    this.dispatchEvent(new CustomEvent('set-up-over'))
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'set-up-page': SetUpPage
  }
}
