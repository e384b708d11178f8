import { html, LitElement, nothing, type PropertyValues } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import type { HouseClient, Watched } from '../../plugins/api/client.ts'
import type { PersonCard } from '../../plugins/api/contract.ts'
import '../elements/people/avatar-stack.ts'
import { callName } from '../elements/people/names.ts'
import { ground } from '../styles/shared.ts'
import { sayList } from '../texts/dates.ts'
import { settingUpText } from '../texts/setting-up.ts'
import { oneThing } from './one-thing.styles.ts'

/** Somebody came before the activity was set up: says so kindly, who does it, and who will be there. */
@customElement('not-ready')
export class NotReady extends LitElement {
  static override styles = [ground, oneThing]

  @property({ attribute: false }) house: HouseClient | undefined
  @state() private people: readonly PersonCard[] = []
  private watched: Watched<PersonCard[]> | undefined

  protected override willUpdate(changed: PropertyValues<this>) {
    if (!changed.has('house')) return
    this.watched?.stop()
    this.watched = this.house?.people.watch('list', {}, { changed: () => (this.people = this.watched?.state ?? []) })
  }

  override disconnectedCallback() {
    super.disconnectedCallback()
    this.watched?.stop()
  }

  override render() {
    const title = this.house?.activity.title || settingUpText('notReady.titleless')
    const alone = this.people.length < 2
    return html`<main class="one-thing">
      ${alone ? nothing : html`<avatar-stack .people=${this.people} .size=${48} .limit=${6}></avatar-stack>`}
      <h1 tabindex="-1">${settingUpText(alone ? 'notReady.title' : 'notReady.title.people', { title })}</h1>
      <p>${this.sayWho()}</p>
      <p class="quiet-words">${settingUpText('notReady.waits')}</p>
    </main>`
  }

  private sayWho(): string {
    const setting = this.people.filter(({ role }) => role === 'facilitator' || role === 'designer').slice(0, 3)
    if (setting.length === 0) return settingUpText('notReady.why')
    return settingUpText('notReady.who', { count: setting.length, people: sayList(setting.map(callName)) })
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'not-ready': NotReady
  }
}
