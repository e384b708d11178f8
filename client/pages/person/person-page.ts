import { css, html, nothing, type PropertyValues } from 'lit'
import { customElement, query, state } from 'lit/decorators.js'
import type { InputOf } from '../../../plugins/api/contract.ts'
import type { PersonCard } from '../../../plugins/api/contract.ts'
import type { contract } from '../../../server/people/contract.ts'
import '../../elements/people/person-about.ts'
import { startDownload } from '../../connection/download.ts'
import { icon } from '../../elements/icons.ts'
import { showToast } from '../../shell-events.ts'
import { buttons, fields, ground } from '../../styles/shared.ts'
import { sayFailure } from '../../texts/failure.ts'
import { personText as text } from '../../texts/person/texts.ts'
import { HousePage } from '../house-page.ts'

type Profile = InputOf<(typeof contract)['commands']['saveProfile']>
type Part = keyof Profile

const parts: readonly { key: Part; most: number; lines: boolean }[] = [
  { key: 'work', most: 120, lines: false },
  { key: 'place', most: 120, lines: false },
  { key: 'offers', most: 500, lines: true },
  { key: 'seeks', most: 500, lines: true },
]

/** A person, whole; and for oneself, what one says of oneself. */
@customElement('person-page')
export class PersonPage extends HousePage {
  static override styles = [
    ground,
    buttons,
    fields,
    css`
      :host {
        display: block;
        max-inline-size: var(--column);
        padding: var(--space-2);
      }
      h1 {
        margin-block-end: var(--space-15);
        font: var(--type-title);
        font-weight: var(--strong);
      }
      form {
        display: grid;
        gap: var(--space-15);
        padding-block-start: var(--space-2);
      }
      label {
        display: grid;
        gap: 2px;
        font: var(--type-small);
        font-weight: var(--strong);
      }
      .hint {
        font-weight: var(--regular);
        color: var(--muted);
      }
      section {
        display: grid;
        justify-items: start;
        gap: var(--space-1);
        padding-block-start: var(--space-3);
      }
      h2 {
        font: var(--type-lead);
        font-weight: var(--strong);
      }
      .note {
        font: var(--type-small);
        color: var(--muted);
      }
    `,
  ]

  @state() private profile: Profile | undefined
  @state() private busy = false
  @query('form') private form!: HTMLFormElement

  /** A page stays when the address leads to somebody else. */
  protected override willUpdate(changed: PropertyValues<this>) {
    if (changed.has('path') && this.isMine) void this.load()
  }

  override render() {
    return html`<h1 tabindex="-1">${text(this.isMine ? 'person.mine' : 'person.title')}</h1>
      <person-about .client=${this.client} .person=${this.person}></person-about>
      ${this.isMine && this.profile ? this.renderForm(this.profile) : nothing}
      ${this.isMine ? this.renderOwn() : nothing}`
  }

  private get person(): PersonCard['id'] {
    // The server decides whether there is such a person here.
    return (this.path || this.client.me.id) as PersonCard['id']
  }

  private get isMine(): boolean {
    return this.person === this.client.me.id
  }

  private renderForm(profile: Profile) {
    return html`<form @submit=${this.save}>
      <p class="note">${text('person.optional')}</p>
      ${parts.map(
        ({ key, most, lines }) =>
          html`<label>
            ${text(`person.field.${key}`)}
            ${
              lines
                ? html`<textarea
                    class="input"
                    name=${key}
                    rows="2"
                    dir="auto"
                    maxlength=${most}
                    .value=${profile[key]}
                  ></textarea>`
                : html`<input class="input" name=${key} dir="auto" maxlength=${most} .value=${profile[key]} />`
            }
          </label>`,
      )}
      <div><button class="button primary" type="submit" ?disabled=${this.busy}>${text('person.save')}</button></div>
    </form>`
  }

  /** What one said is one's own, to take along. */
  private renderOwn() {
    return html`<section>
      <h2>${text('person.own')}</h2>
      <p class="note">${text('person.own.why', { activity: this.client.activity.title })}</p>
      <button class="button" type="button" @click=${() => this.takeAlong('own')}>
        ${icon('download', 'small')}${text('person.own.take')}
      </button>
      <button class="text-button" type="button" @click=${() => this.takeAlong('ownInCourse')}>
        ${text('person.own.takeAll')}
      </button>
    </section>`
  }

  private async takeAlong(what: 'own' | 'ownInCourse') {
    try {
      startDownload(await this.client.talk.download(what, {}))
    } catch (error) {
      showToast(this, sayFailure(error))
    }
  }

  private async load() {
    const { profile } = await this.client.people.query('readProfile', { person: this.client.me.id })
    this.profile = profile
  }

  private async save(event: Event) {
    event.preventDefault()
    const read = (key: Part) => this.form.querySelector<HTMLInputElement>(`[name=${key}]`)?.value ?? ''
    this.busy = true
    try {
      const said = { work: read('work'), place: read('place'), offers: read('offers'), seeks: read('seeks') }
      this.profile = await this.client.people.command('saveProfile', said)
      showToast(this, text('person.saved'))
    } catch (error) {
      showToast(
        this,
        sayFailure(error, (reason) => text('person.notSaved', { reason })),
      )
    } finally {
      this.busy = false
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'person-page': PersonPage
  }
}
