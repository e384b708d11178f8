import { html } from 'lit'
import type { ActionItem } from '../elements/actions-menu.ts'
import '../elements/app-header.ts'
import '../elements/app-icon.ts'
import '../elements/people/avatar-stack.ts'
import '../elements/filter-row.ts'
import '../elements/kind-label.ts'
import '../elements/conversation/reading/new-pill.ts'
import '../elements/people/person-avatar.ts'
import '../elements/people/presence-strip.ts'
import '../elements/conversation/reading/since-line.ts'
import type { KindPart } from '../elements/types.ts'
import { sayNewSince } from '../texts/dates.ts'
import { everybody, ines, kwame, lucia, tomas } from './people.ts'

const sizes = [20, 28, 36, 48, 64] as const
const day = 86_400_000

export const faces = () =>
  html`<div class="pieces">
      ${sizes.map((size) => html`<person-avatar .person=${ines} .size=${size}></person-avatar>`)}
      ${sizes.map((size) => html`<person-avatar here .person=${tomas} .size=${size}></person-avatar>`)}
    </div>
    <div class="pieces">${everybody.map((person) => html`<person-avatar .person=${person}></person-avatar>`)}</div>
    <div class="pieces">
      <avatar-stack .people=${everybody}></avatar-stack>
      <avatar-stack .people=${[kwame, lucia]} .size=${20}></avatar-stack>
      <avatar-stack .people=${everybody} .total=${1200} .size=${48} .limit=${6}></avatar-stack>
      <presence-strip .people=${everybody.slice(0, 5)}></presence-strip>
      <presence-strip room="narrow" .people=${everybody} .total=${31}></presence-strip>
    </div>`

const placeMenu: readonly ActionItem[] = [
  { key: 'settings', label: 'Set it up', icon: 'settings' },
  { key: 'close', label: 'Close the discussion', icon: 'lock', apart: true },
]

const filters = [
  { key: 'all', label: 'All' },
  { key: 'unread', label: 'Unread', count: 6 },
  { key: 'mine', label: 'Where you take part', count: 4 },
  { key: 'pinned', label: 'Pinned', count: 3 },
  { key: 'closed', label: 'Closed', count: 12 },
]

const kinds: readonly KindPart[] = [
  { icon: 'question', text: 'Question' },
  { icon: 'check', text: 'Answered by Inés', tone: 'reached' },
  { icon: 'clock', text: 'Waits 2 days; asked Marisol, then you', tone: 'waiting' },
]

const headers = () =>
  html`<div class="framed">
      <app-header
        .first=${false}
        heading="First visits"
        context="March starters, 18 people"
        .people=${everybody.slice(0, 5)}
      >
        <actions-menu slot="menu" label="More about this place" .items=${placeMenu}></actions-menu>
      </app-header>
    </div>
    <div class="framed">
      <app-header
        .first=${false}
        heading="Pressure drops only in the mornings, and other things that happen before nine o’clock"
        context="March starters"
        back-href="#position"
        back-label="First visits"
        .people=${[ines, kwame]}
      ></app-header>
    </div>`

const lines = (now: number) =>
  [0, day, 3 * day, 60 * day].map((ago) => html`<since-line .label=${sayNewSince(now - ago, now)}></since-line>`)

export const positions = () =>
  html`<div class="stacked">
    ${headers()}
    <filter-row chosen="all" label="Which threads" .choices=${filters}></filter-row>
    <filter-row chosen="closed" label="Which threads, again" .choices=${filters}></filter-row>
    ${lines(Date.now())}
    <since-line quiet label="Wednesday 22 April"></since-line>
    <div class="pieces">
      <new-pill .count=${3} .people=${[lucia, ines]}></new-pill>
      <new-pill .count=${1}></new-pill>
      ${kinds.map((kind) => html`<kind-label .kind=${kind}></kind-label>`)}
      <app-icon name="bell"></app-icon>
      <app-icon name="pin" small></app-icon>
    </div>
  </div>`
