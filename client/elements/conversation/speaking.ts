import { isShown } from '../attention.ts'
import { announce } from '../../shell-events.ts'
import { text } from '../../texts/texts.ts'
import type { Scene } from './scene.ts'
import { excerptOf } from '../message/excerpt.ts'
import { callName } from '../people/names.ts'
import type { Message } from '../types.ts'

/** While one reads elsewhere, arrivals are spoken at most this often, in ms. */
const quietFor = 10_000

/** Says what comes in to those who hear the page. */
export class Speaker {
  private spokenAt = -Infinity

  constructor(private readonly host: HTMLElement) {}

  /** Whole to those who follow the end; to others only that there is something. */
  speak(scene: Scene, messages: readonly Message[]): void {
    // Those who speak for the first time are known by the cards that came with their words.
    scene.audience.meet(scene.people)
    if (!isShown(this.host)) return
    const held = scene.talk.held.count
    if (held === 0) return messages.forEach((message) => announce(this.host, sayArrived(scene, message)))
    if (performance.now() - this.spokenAt < quietFor) return
    this.spokenAt = performance.now()
    announce(this.host, text('new.pill', { count: held }))
  }
}

const sayArrived = ({ audience }: Scene, { author, html }: Message): string =>
  text('talk.arrived', { name: callName(audience.find(author)), words: excerptOf(html) })
