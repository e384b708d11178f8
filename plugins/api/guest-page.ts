import { LitElement } from 'lit'
import { property } from 'lit/decorators.js'
import '../../client/elements/message/attached-files.ts'
import type { Files, Tray } from './client.ts'
import type { GuestContract, InputOf, OutputOf } from './contract.ts'

// What a guest's page may draw with: little, since whoever opens it comes once, with a phone in hand.
export { buttons, fields, ground } from '../../client/styles/shared.ts'
export { sayUntil } from '../../client/texts/dates.ts'
export { sayFailure } from '../../client/texts/failure.ts'
export { makeTexts, type Translation } from '../../client/texts/make-texts.ts'

export type { Tray } from './client.ts'

/** Everything that a guest's page may ask of the house. */
export interface GuestClient<G extends GuestContract = GuestContract> {
  /** Until when the link works, in ms. */
  readonly until: number
  /** Rejects with a Refusal whose message a person may read. */
  query<Q extends keyof G['queries'] & string>(
    name: Q,
    input: InputOf<G['queries'][Q]>,
  ): Promise<OutputOf<G['queries'][Q]>>
  /** The first one that succeeds spends the link; the page stays, and says thank you. */
  command<K extends keyof G['commands'] & string>(
    name: K,
    input: InputOf<G['commands'][K]>,
  ): Promise<OutputOf<G['commands'][K]>>
  readonly files: GuestFiles
}

/** The files of a link. */
export interface GuestFiles extends Pick<Files, 'open' | 'openThumbnail'> {
  /**
   * A tray for what is brought with the answer, when the contract says `brings`. `<upload-list>` shows it; the ids of its
   * `cards` go into the command. What goes into none is gone with the answer.
   */
  openTray(changed: () => void): Tray
}

/** The base of the element that a guest sees; `client` is set before it is connected. It has the first heading of the page. */
export abstract class GuestElement<G extends GuestContract = GuestContract> extends LitElement {
  @property({ attribute: false }) client!: GuestClient<G>
}

/** What `plugins/<id>/client/guests.ts` exports as `guests`, by the kind of guest. */
export interface GuestPage {
  /** Registers the element. */
  load(): Promise<unknown>
  readonly tag: string
}
