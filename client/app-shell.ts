import { html, LitElement, nothing, type TemplateResult } from 'lit'
import { customElement, property, query, state } from 'lit/decorators.js'
import './activity-outlet.ts'
import { shellStyles } from './app-shell.styles.ts'
import { lendSession, type Session } from './connection/session.ts'
import { inTab } from './connection/storage.ts'
import './elements/actions-menu.ts'
import type { ActionItem } from './elements/actions-menu.ts'
import './elements/app-header.ts'
import type { ElementEvents } from './elements/events.ts'
import './elements/live-region.ts'
import type { LiveRegion } from './elements/live-region.ts'
import './elements/skeleton-lines.ts'
import { HeadTools } from './head-tools.ts'
import { inTime } from './in-time.ts'
import { NoticedCut } from './noticed-cut.ts'
import { OpenedActivity } from './open-activity.ts'
import './pages/cannot-open.ts'
import { listedPages, loadHousePage, windowTitle } from './pages/house-pages.ts'
import { loadPlugin } from './plugins.ts'
import type { Preferences } from './preferences.ts'
import { addSearchKey, renderSearchButton } from './search-key.ts'
import { openPath, type ShellEvents } from './shell-events.ts'
import { buttons, ground } from './styles/shared.ts'
import { text } from './texts/texts.ts'
import type { Visit } from './visit.ts'
import { Whereabouts } from './whereabouts.ts'

const loadPicker = inTime(() => import('./pages/picker-page.ts'))
const loadSetUp = inTime(() => import('./pages/set-up-page.ts'))
const loadNotReady = inTime(() => import('./pages/not-ready.ts'))

/** The page: a small head, what says that something is wrong, and the one thing that somebody came for. */
@customElement('app-shell')
export class AppShell extends LitElement {
  static override styles = [ground, buttons, shellStyles]

  @property({ attribute: false }) visit: Visit | undefined
  @property({ attribute: false }) preferences: Preferences | undefined
  @state() private session: Session | undefined
  @state() private ended: Error | 'ended' | undefined
  /** What waits to be read in the activity, as far as its page says so. */
  @state() private waiting = 0
  @state() private toast: ShellEvents['show-toast'] | undefined
  @query('live-region:not([assertive])') private polite!: LiveRegion
  @query('live-region[assertive]') private assertive!: LiveRegion
  private opened: OpenedActivity | undefined
  private readonly headTools = new HeadTools(this)
  private readonly cut = new NoticedCut(this)
  private readonly where = new Whereabouts(this, {
    house: () => (this.opened?.client ? this.opened.house : undefined),
    leaving: (link) => this.session && lendSession(this.session, link, inTab),
  })

  constructor() {
    super()
    addSearchKey(this, () => this.opened?.client !== undefined)
  }

  override connectedCallback() {
    super.connectedCallback()
    this.addEventListener('show-toast', this.showToast)
    this.addEventListener('announce', this.announce)
    this.addEventListener('waiting-changed', ({ detail }) => (this.waiting = detail.count))
    void this.begin()
  }

  override disconnectedCallback() {
    super.disconnectedCallback()
    this.opened?.close()
  }

  override render() {
    return html`${this.renderPage()}
      <toast-line
        floating
        .message=${this.toast?.message ?? ''}
        ?undoable=${this.toast?.undo !== undefined}
        @undo=${() => this.toast?.undo?.()}
        @toast-gone=${() => (this.toast = undefined)}
      ></toast-line>
      <live-region></live-region><live-region assertive></live-region>`
  }

  private async begin() {
    const entrance = await this.visit?.entrance
    if (!entrance || !this.isConnected) return
    if ('refused' in entrance) this.ended = entrance.refused
    else if (!entrance.session) this.ended = 'ended'
    else this.open(entrance.session)
  }

  private open(session: Session) {
    this.session = session
    const { token, activity, locale } = session
    this.preferences?.adopt(locale)
    if (activity === null) return
    const changed = () => this.noteChange()
    this.opened = new OpenedActivity({ token, activity, changed, onSignedOut: () => this.end() })
  }

  private end() {
    if (this.session) this.visit?.end(this.session)
    this.ended = 'ended'
    this.opened?.close()
  }

  private noteChange() {
    const live = this.opened?.live.state
    if (live?.kind === 'ended' && live.reason === 'not-signed-in') this.end()
    this.cut.note(live?.kind === 'reconnecting')
    this.requestUpdate()
  }

  protected override updated() {
    document.title = windowTitle(this.where.housePlace, this.opened?.found?.title || 'Tertulia', this.waiting)
  }

  private renderPage(): TemplateResult {
    if (this.ended) return this.renderEnd(this.ended)
    if (this.session?.activity === null) return this.renderPicker(this.session)
    const { opened } = this
    if (opened?.found) return this.renderActivity(opened)
    if (opened?.failure) return this.renderEnd(opened.failure)
    return html`<div class="page"><skeleton-lines .label=${text('shell.opening')}></skeleton-lines></div>`
  }

  private renderEnd(why: Error | 'ended') {
    return html`<cannot-open class="page" .why=${why} @retry=${() => this.opened?.reload()}></cannot-open>`
  }

  private renderPicker(session: Session) {
    void loadPicker()
    return html`<picker-page class="page" .session=${session} @signed-out=${() => this.end()}></picker-page>`
  }

  private renderActivity(opened: OpenedActivity) {
    const unsent = opened.house?.readUnsent()
    return html`${this.renderHead(opened)}
    ${
      this.cut.isNoticed
        ? html`<reconnecting-bar
            .unsent=${unsent?.count ?? 0}
            .whileOpen=${unsent?.whileOpen ?? false}
            @retry=${() => opened.live.reconnectNow()}
          ></reconnecting-bar>`
        : nothing
    }
    ${this.renderInside(opened)}`
  }

  private renderHead(opened: OpenedActivity) {
    const { found, live } = opened
    const title = found?.title ?? ''
    const { settingUp, path, hrefBehind, housePlace } = this.where
    return html`<app-header
      .heading=${this.isSetUp(opened) ? (title ? text('setUp.title', { title }) : text('setUp.new')) : title}
      .context=${settingUp ? '' : (found?.course ?? '')}
      .backHref=${hrefBehind}
      .backLabel=${title}
      .first=${this.isSetUp(opened) || (path === '' && found?.plugin !== null)}
      .people=${settingUp ? [] : live.presence.people}
      .total=${settingUp ? 0 : live.presence.count}
      @back=${this.goBack}
    >
      ${opened.client ? renderSearchButton() : nothing}
      ${this.headTools.render(opened.client !== undefined && !settingUp && !housePlace)}
      <actions-menu
        slot="menu"
        .items=${this.listActions()}
        .label=${text('shell.menu')}
        @action-chosen=${this.choose}
      ></actions-menu>
    </app-header>`
  }

  private isSetUp({ client, house }: OpenedActivity): boolean {
    return (house?.can('design') ?? false) && (this.where.settingUp || !client)
  }

  private renderInside(opened: OpenedActivity) {
    const { found, client, house } = opened
    if (this.isSetUp(opened)) return this.renderSetUp(opened)
    if (!client) return this.renderNotReady(opened)
    const place = this.where.housePlace
    return html`<activity-outlet
      .plugin=${place?.name ?? found?.plugin ?? ''}
      .path=${place?.rest ?? this.where.path}
      .client=${place ? house : client}
      .load=${place ? () => loadHousePage(place.page) : loadPlugin}
    ></activity-outlet>`
  }

  private renderSetUp({ found, feature }: OpenedActivity) {
    void loadSetUp()
    return html`<set-up-page
      .activity=${found}
      .feature=${feature}
      @set-up-over=${() => (this.where.settingUp = false)}
    ></set-up-page>`
  }

  private renderNotReady({ house }: OpenedActivity) {
    void loadNotReady()
    return html`<not-ready class="page" .house=${house}></not-ready>`
  }

  private listActions(): ActionItem[] {
    const setUp: ActionItem = { key: 'set-up', label: text('shell.setUp'), icon: 'settings' }
    const dark = this.preferences?.isDark ?? false
    return [
      ...(this.opened?.client ? listedPages(this.opened.client) : []),
      ...(this.opened?.client?.can('design') && !this.where.settingUp ? [setUp] : []),
      { key: 'language', label: text('shell.language'), icon: 'speech' },
      { key: 'scheme', label: text(dark ? 'shell.light' : 'shell.dark'), icon: 'eye' },
    ]
  }

  private choose({ detail: { key } }: CustomEvent<ElementEvents['action-chosen']>) {
    const { preferences } = this
    if (key.startsWith('~')) openPath(this, key)
    if (key === 'set-up') this.where.settingUp = true
    if (key === 'scheme') preferences?.chooseScheme(preferences.isDark ? 'light' : 'dark')
    if (key === 'language') preferences?.chooseLanguage(preferences.otherLanguage)
    if (key === 'language') this.dispatchEvent(new CustomEvent('language-chosen'))
    this.requestUpdate()
  }

  private goBack(event: Event) {
    event.preventDefault()
    this.where.goBack()
  }

  private readonly showToast = ({ detail }: CustomEvent<ShellEvents['show-toast']>) => {
    this.toast = detail
  }

  private readonly announce = ({ detail: { sentence, assertive } }: CustomEvent<ShellEvents['announce']>) => {
    ;(assertive ? this.assertive : this.polite).say(sentence)
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'app-shell': AppShell
  }
}
