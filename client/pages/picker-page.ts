import { css, html, LitElement, nothing } from 'lit'
import { customElement, property, query, state } from 'lit/decorators.js'
import { Http } from '../connection/http.ts'
import type { Session } from '../connection/session.ts'
import '../elements/empty-place.ts'
import '../elements/error-card.ts'
import '../elements/skeleton-lines.ts'
import { buttons, fields, ground } from '../styles/shared.ts'
import { sayFailure } from '../texts/failure.ts'
import { settingUpText } from '../texts/setting-up.ts'
import { text } from '../texts/texts.ts'
import { formPlace } from './form-place.styles.ts'
import { renderPluginChoice } from './plugin-choice.ts'
import './set-up-form.ts'
import { inOrder, type Offer } from './offers.ts'
import type { SetUp, SetUpForm } from './set-up-form.ts'

/** How the LMS is told of the new link: a form that is posted to it. */
interface Answer {
  readonly action: string
  readonly jwt: string
}

/**
 * The LMS's own dialog for choosing what to put in a course: a designer picks a plugin, names it, sets it up, and gets a link.
 * @fires signed-out
 */
@customElement('picker-page')
export class PickerPage extends LitElement {
  static override styles = [
    ground,
    buttons,
    fields,
    formPlace,
    css`
      .inside,
      .choosing > * {
        overflow-y: auto;
      }
    `,
  ]

  @property({ attribute: false }) session: Session | undefined
  @state() private offers: readonly Offer[] | undefined
  @state() private chosen: Offer | undefined
  @state() private busy = false
  @state() private failure = ''
  @query('set-up-form') private form!: SetUpForm
  private readonly http = new Http({
    token: () => this.session?.token ?? '',
    onSignedOut: () => this.dispatchEvent(new CustomEvent('signed-out')),
  })

  protected override firstUpdated() {
    document.title = settingUpText('picker.title')
    void this.load()
  }

  override render() {
    return html`<header class="head"><h1>${settingUpText('picker.title')}</h1></header>
      <main class="inside ${this.offers?.length ? 'choosing' : ''}">${this.renderInside()}</main>
      <footer class="foot">
        <span class="note" role="status">${this.failure || settingUpText('setUp.later')}</span>
        <span class="acts">
          <button
            class="button primary"
            type="button"
            aria-disabled=${this.busy || !this.chosen ? 'true' : 'false'}
            @click=${this.add}
          >
            ${settingUpText(this.busy ? 'picker.adding' : 'picker.add')}
          </button>
        </span>
      </footer>`
  }

  private async load() {
    this.failure = ''
    try {
      // The shape is the one that `listOffers` of the activities' contract has.
      this.offers = (await this.http.get('/api/offers')) as Offer[]
      this.chosen = inOrder(this.offers)[0]
    } catch (error) {
      this.failure = sayFailure(error)
    }
  }

  private renderInside() {
    const { offers, chosen } = this
    if (!offers) return html`<div class="form">${this.renderLoading()}</div>`
    if (!chosen) {
      return html`<div class="form">
        <empty-place
          .heading=${settingUpText('picker.nothing')}
          .sentence=${settingUpText('picker.nothing.why')}
        ></empty-place>
      </div>`
    }
    return html`${renderPluginChoice(offers, chosen, (offer) => (this.chosen = offer))}
      <set-up-form .offer=${chosen} .nameLabel=${settingUpText('picker.name')}>
        ${chosen.graded && this.session?.placing?.graded ? html`<p class="note">${settingUpText('picker.graded')}</p>` : nothing}
        <p class="note">${settingUpText('picker.copies')}</p>
      </set-up-form>`
  }

  private renderLoading() {
    if (!this.failure) return html`<skeleton-lines></skeleton-lines>`
    return html`<error-card .heading=${text('open.failed')} .sentence=${this.failure} @retry=${this.load}></error-card>`
  }

  private async add() {
    const setUp = this.busy ? undefined : await this.form.read()
    if (!setUp) return
    this.busy = true
    this.failure = ''
    try {
      postToPlatform(await this.place(setUp))
    } catch (error) {
      this.busy = false
      this.failure = sayFailure(error, (reason) => settingUpText('picker.failed', { reason }))
    }
  }

  private async place(setUp: SetUp): Promise<Answer> {
    const reference = this.session?.placing?.reference
    return (await this.http.post('/lti/place', { reference, setUp })) as Answer
  }
}

/** The answer goes to the LMS through the browser (Deep Linking 2.0, 4.4); its page takes over from ours. */
function postToPlatform({ action, jwt }: Answer): void {
  const form = document.createElement('form')
  form.method = 'post'
  form.action = action
  form.hidden = true
  const field = document.createElement('input')
  field.name = 'JWT'
  field.value = jwt
  form.append(field)
  document.body.append(form)
  form.submit()
}

declare global {
  interface HTMLElementTagNameMap {
    'picker-page': PickerPage
  }
}
