import type { ReactiveController, ReactiveControllerHost } from 'lit'
import type { HouseClient } from '../plugins/api/client.ts'
import { hashOf, placeBehind, pushPlace, readPlace, type Place } from './address.ts'
import { findHousePlace } from './pages/house-pages.ts'
import { ShownTalk } from './shown-talk.ts'

/** What is not the whereabouts' own to know. */
interface Surroundings {
  /** What the pages of the house are given; undefined while no activity is open. */
  readonly house: () => HouseClient | undefined
  /** Told of a link that leads out of this page, before it is followed. */
  readonly leaving: (link: HTMLAnchorElement) => void
}

/** Where in the activity the page is: as the address says, and by the links, buttons and steps of the browser that change it. */
export class Whereabouts implements ReactiveController {
  path = ''
  /** Set-up has no address: going anywhere leaves it. */
  private isSettingUp = false
  /** Where in the activity one was, before a page of the house. */
  private leftAt: Place = { path: '' }
  private readonly shownTalk: ShownTalk

  constructor(
    private readonly host: ReactiveControllerHost & HTMLElement,
    private readonly surroundings: Surroundings,
  ) {
    this.shownTalk = new ShownTalk(host)
    host.addController(this)
    host.addEventListener('open-path', ({ detail }) => this.show(detail))
    host.addEventListener('click', this.followLink)
  }

  hostConnected(): void {
    this.read()
    addEventListener('popstate', this.read)
  }

  hostDisconnected(): void {
    removeEventListener('popstate', this.read)
  }

  get settingUp(): boolean {
    return this.isSettingUp
  }

  set settingUp(settingUp: boolean) {
    this.isSettingUp = settingUp
    this.host.requestUpdate()
  }

  /** The page of the house that the address leads to, if it is one. */
  get housePlace() {
    const house = this.surroundings.house()
    return house && !this.settingUp ? findHousePlace(this.path, house) : undefined
  }

  /** The address of what lies behind this page; empty on the first one, behind which there is nothing of ours. */
  get hrefBehind(): string {
    return this.path === '' && !this.settingUp ? '' : hashOf(this.behind)
  }

  goBack(): void {
    if (this.settingUp) this.settingUp = false
    else this.show(this.behind)
  }

  /** Behind a page of the house lies where one came from, behind a page of the activity its first one. */
  private get behind(): Place {
    return this.housePlace ? this.leftAt : { path: '' }
  }

  private show(place: Place) {
    this.settingUp = false
    pushPlace(place, this.shownTalk.stateFor(place))
    // As if it had been a step of the browser's own: whoever shows a part of the address hears of it alike.
    dispatchEvent(new PopStateEvent('popstate'))
  }

  /** A link to another place in here needs no other page, and in a new one nobody would be signed in. */
  private readonly followLink = (event: MouseEvent) => {
    const link = event.composedPath().find((each) => each instanceof HTMLAnchorElement)
    if (!link) return
    const place = event.defaultPrevented ? undefined : placeBehind(link)
    if (!place) return this.surroundings.leaving(link)
    event.preventDefault()
    this.show(place)
  }

  private readonly read = () => {
    const place = readPlace(location.hash)
    if (!place.path.startsWith('~')) this.leftAt = place
    this.path = place.path
    this.host.requestUpdate()
  }
}
