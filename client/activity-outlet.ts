import { css, html, LitElement, type PropertyValues } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import type { ActivityClient, ActivityElement, ActivityPage, HouseClient } from '../plugins/api/client.ts'
import type { PersonCard } from '../plugins/api/contract.ts'
import './elements/error-card.ts'
import './elements/skeleton-lines.ts'
import { ground } from './styles/shared.ts'
import { text } from './texts/texts.ts'

/** Why there is no page: nobody has such a plugin, or it does not work. */
interface Fault {
  readonly kind: 'unknown' | 'broken'
  readonly reference: string
}

/**
 * Where the page of a plugin appears, or one of the house's own (named with a `~`). One that is unknown or broken becomes a
 * card; what is around it goes on.
 */
@customElement('activity-outlet')
export class ActivityOutlet extends LitElement {
  static override styles = [
    ground,
    css`
      :host {
        display: block;
        min-block-size: 0;
        overflow: auto;
      }
      main {
        block-size: 100%;
      }
      main:focus {
        outline: none;
      }
      @media print {
        :host {
          overflow: visible;
        }
        main {
          block-size: auto;
        }
      }
      .card {
        padding: var(--space-2);
        max-inline-size: var(--measure);
      }
    `,
  ]

  @property() plugin = ''
  @property() path = ''
  @property({ attribute: false }) client: HouseClient | undefined
  /** Finds the element of a page; undefined when there is none. */
  @property({ attribute: false }) load: (plugin: string) => Promise<ActivityPage | undefined> = async () => undefined
  @state() private fault: Fault | undefined
  @state() private page: ActivityElement | undefined
  private greet: ActivityPage['greetingPath']
  private opening = 0

  protected override willUpdate(changed: PropertyValues<this>) {
    if (changed.has('plugin')) void this.open()
    if (!this.page || !this.client) return
    Object.assign(this.page, { client: this.client, path: this.path })
  }

  override render() {
    if (this.fault) return this.renderFault(this.fault)
    if (this.page)
      return html`<main tabindex="-1" @activity-failed=${this.noteFailed} @person-asked=${this.showPerson}>
          ${this.page}
        </main>
        <person-popover .client=${this.client} .greet=${this.findGreeting}></person-popover>`
    return html`<div class="card"><skeleton-lines .label=${text('shell.opening')}></skeleton-lines></div>`
  }

  /** Loads the plugin and makes its element. */
  private async open() {
    const opening = ++this.opening
    this.fault = undefined
    this.page = undefined
    try {
      const found = await this.load(this.plugin)
      if (opening !== this.opening) return
      if (!found) return this.fail('unknown', `There is no plugin "${this.plugin}".`)
      this.greet = found.greetingPath
      this.page = this.make(found)
      if (this.isOfTheHouse || opening > 1) await this.moveFocus(this.page)
    } catch (error) {
      if (opening === this.opening) this.fail('broken', error)
    }
  }

  private make({ tag }: ActivityPage): ActivityElement {
    const Page = customElements.get(tag)
    if (!Page) throw new Error(`The plugin "${this.plugin}" names the element "${tag}" and does not define it.`)
    // What it is given is set before it is connected. The tag comes from the plugin itself, and so does its class.
    return Object.assign(new Page() as ActivityElement, { client: this.client, path: this.path })
  }

  /** Who went to another page reads on there: in a page of the house at what it is for, in an activity at its beginning. */
  private async moveFocus(page: ActivityElement) {
    await this.updateComplete
    if (this.page !== page) return
    this.renderRoot.querySelector('main')?.focus({ preventScroll: true })
    if (!this.isOfTheHouse) return
    await page.updateComplete
    const [first] = ['[autofocus]', 'h1'].flatMap((what) => page.renderRoot.querySelector<HTMLElement>(what) ?? [])
    first?.focus({ preventScroll: true })
  }

  /** The card comes with the first name that is chosen. */
  private async showPerson({ detail }: HTMLElementEventMap['person-asked']) {
    await import('./elements/people/person-popover.ts')
    await this.renderRoot.querySelector('person-popover')?.show(detail.person, detail.from)
  }

  private readonly findGreeting = (card: PersonCard): string | undefined =>
    // Whoever greets is a plugin, and what it is given then is its own client.
    this.greet?.(card.id, { card, client: this.client as ActivityClient })

  private get isOfTheHouse(): boolean {
    return this.plugin.startsWith('~')
  }

  private noteFailed(event: CustomEvent<{ error: unknown }>) {
    event.stopPropagation()
    this.fail('broken', event.detail.error)
  }

  private fail(kind: Fault['kind'], error: unknown) {
    const reference = crypto.getRandomValues(new Uint32Array(1)).join('').padStart(8, '0').slice(0, 8)
    this.page = undefined
    this.fault = { kind, reference }
    // The only place where what happened can be looked up by the number that the person sees.
    console.error(`The activity did not open (${reference}).`, error)
  }

  private renderFault({ kind, reference }: Fault) {
    const what = this.isOfTheHouse ? 'page' : 'outlet'
    return html`<main class="card">
      <error-card
        ?first=${this.isOfTheHouse || this.path !== ''}
        .heading=${text(`${what}.${kind}`)}
        .sentence=${text(`${what}.${kind}.why`)}
        .reference=${kind === 'broken' ? reference : ''}
        .retriable=${kind === 'broken'}
        @retry=${this.open}
      ></error-card>
    </main>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'activity-outlet': ActivityOutlet
  }
  interface HTMLElementEventMap {
    'activity-failed': CustomEvent<{ error: unknown }>
  }
}
