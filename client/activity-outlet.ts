import { css, html, LitElement, nothing, type PropertyValues } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import type { ActivityClient, ActivityElement, ActivityPage, HouseClient } from '../plugins/api/client.ts'
import type { PersonCard } from '../plugins/api/contract.ts'
import './elements/error-card.ts'
import './elements/skeleton-lines.ts'
import { loadAsked } from './load-asked.ts'
import { ground } from './styles/shared.ts'
import { text } from './texts/texts.ts'

/** Why there is no page: nobody has such a plugin, or it does not work. */
interface Fault {
  readonly kind: 'unknown' | 'broken'
  readonly reference: string
}

interface Opened {
  readonly plugin: string
  readonly page: ActivityElement
  readonly greet: ActivityPage['greetingPath'] | undefined
}

const isOfTheHouse = (plugin: string): boolean => plugin.startsWith('~')

/**
 * Where the page of a plugin appears, or one of the house's own (named with a `~`). One that is unknown or broken becomes a
 * card; what is around it goes on. Behind a page of the house the activity stays as it is, at its place, until one is back.
 */
@customElement('activity-outlet')
export class ActivityOutlet extends LitElement {
  static override styles = [
    ground,
    css`
      :host {
        display: block;
        position: relative;
        min-block-size: 0;
        overflow: auto;
      }
      main {
        block-size: 100%;
      }
      /* Not taken out of the page: whatever was scrolled in it is where it was. */
      .behind {
        position: absolute;
        inset: 0;
        overflow: hidden;
        visibility: hidden;
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
        .behind {
          display: none;
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
  @state() private shown: Opened | undefined
  /** The activity, while a page of the house is in front of it. */
  @state() private behind: Opened | undefined
  private opening = 0

  protected override willUpdate(changed: PropertyValues<this>) {
    if (changed.has('plugin')) void this.open()
    if (!this.shown || !this.client) return
    Object.assign(this.shown.page, { client: this.client, path: this.path })
  }

  override render() {
    const { shown, behind } = this
    const inFront = shown && isOfTheHouse(shown.plugin) ? shown : undefined
    // The activity is drawn in one place, behind or not: an element that is moved begins anew.
    return html`${this.renderPage(behind ?? (inFront ? undefined : shown))} ${this.renderPage(inFront)}
    ${shown ? html`<person-popover .client=${this.client} .greet=${this.findGreeting}></person-popover>` : this.renderStandIn()}`
  }

  private renderPage(opened: Opened | undefined) {
    if (!opened) return nothing
    const isBehind = opened === this.behind
    return html`<main
      class=${isBehind ? 'behind' : ''}
      ?inert=${isBehind}
      tabindex="-1"
      @activity-failed=${this.noteFailed}
      @person-asked=${this.showPerson}
    >
      ${opened.page}
    </main>`
  }

  private renderStandIn() {
    if (this.fault) return this.renderFault(this.fault)
    return html`<div class="card"><skeleton-lines .label=${text('shell.opening')}></skeleton-lines></div>`
  }

  /** Loads the plugin and makes its element. */
  private async open() {
    const opening = ++this.opening
    this.fault = undefined
    if (this.stepBack()) return
    try {
      const found = await this.load(this.plugin)
      if (opening !== this.opening) return
      if (!found) return this.fail('unknown', `There is no plugin "${this.plugin}".`)
      const page = this.make(found)
      this.shown = { plugin: this.plugin, page, greet: found.greetingPath }
      if (this.isOfTheHouse || opening > 1) await this.moveFocus(page)
    } catch (error) {
      if (opening === this.opening) this.fail('broken', error)
    }
  }

  /** Lets the activity go behind a page of the house, or shows it again. @returns whether there is nothing to load */
  private stepBack(): boolean {
    const { shown, behind, plugin, client } = this
    this.behind = this.isOfTheHouse ? (shown && !isOfTheHouse(shown.plugin) ? shown : behind) : undefined
    // Another activity of the same kind has a page of its own.
    this.shown = behind && behind.plugin === plugin && behind.page.client === client ? behind : undefined
    if (this.shown) void this.moveFocus(this.shown.page)
    return this.shown !== undefined
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
    if (this.shown?.page !== page) return
    this.renderRoot.querySelector<HTMLElement>('main:not(.behind)')?.focus({ preventScroll: true })
    if (!this.isOfTheHouse) return
    await page.updateComplete
    const [first] = ['[autofocus]', 'h1'].flatMap((what) => page.renderRoot.querySelector<HTMLElement>(what) ?? [])
    first?.focus({ preventScroll: true })
  }

  /** The card comes with the first name that is chosen. */
  private async showPerson({ detail }: HTMLElementEventMap['person-asked']) {
    const part = await loadAsked(this, () => import('./elements/people/person-popover.ts'))
    if (part) await this.renderRoot.querySelector('person-popover')?.show(detail.person, detail.from)
  }

  private readonly findGreeting = (card: PersonCard): string | undefined =>
    // Whoever greets is a plugin, and what it is given then is its own client.
    this.shown?.greet?.(card.id, { card, client: this.client as ActivityClient })

  private get isOfTheHouse(): boolean {
    return isOfTheHouse(this.plugin)
  }

  private noteFailed(event: CustomEvent<{ error: unknown }>) {
    event.stopPropagation()
    if (event.target === this.behind?.page) this.behind = undefined
    else this.fail('broken', event.detail.error)
  }

  private fail(kind: Fault['kind'], error: unknown) {
    const reference = crypto.getRandomValues(new Uint32Array(1)).join('').padStart(8, '0').slice(0, 8)
    this.shown = undefined
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
