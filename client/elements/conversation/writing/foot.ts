import { html, nothing, type TemplateResult } from 'lit'
import type { FileId } from '../../../../plugins/api/contract.ts'
import { sayUntil } from '../../../texts/dates.ts'
import { text } from '../../../texts/texts.ts'
import type { Below } from '../end.ts'
import { findPeople, keep, leave } from '../lines/message.ts'
import { renderMaskOffer } from './mask.ts'
import type { Scene } from '../scene.ts'
import type { ElementEvents } from '../../events.ts'
import { excerptOf } from '../../message/excerpt.ts'
import { icon } from '../../icons.ts'
import '../../composer/message-composer.ts'
import { callName } from '../../people/names.ts'
import type { Message } from '../../types.ts'
import { inTime } from '../../../in-time.ts'

const loadHeld = inTime(() => import('../tending/held-messages.ts'))
const loadPill = inTime(() => import('../reading/new-pill.ts'))
const loadSlow = inTime(() => import('./slow-line.ts'))
const loadKept = inTime(() => import('./kept-words.ts'))

export interface FootView {
  readonly placeholder: string
  readonly sendOn: 'enter' | 'button'
  /** Goes to what waits, or to what lies below. */
  readonly onPill: () => void
  /** In a flat conversation: what lies below what is in view. */
  readonly below: Below | undefined
  readonly onSent: () => void
}

/** Below the messages: what waits to be seen, and the composer that is always there. */
export function renderFoot(scene: Scene, foot: FootView): TemplateResult | typeof nothing {
  const { conversation } = scene.talk.pages
  const { count, messages } = scene.talk.held
  const { below } = foot
  const { mutedUntil } = scene
  if (!conversation || (!scene.canWrite && !mutedUntil && count === 0 && !conversation.closed && !below)) return nothing
  if (count > 0 || below) void loadPill()
  const people = [...new Set(messages.map(({ author }) => author))].flatMap((id) => scene.audience.find(id) ?? [])
  return html`<div class="foot">
    <div class="float">
      <new-pill
        .count=${count || (below?.unread ?? 0)}
        .label=${below ? text('new.newest') : ''}
        .people=${people}
        @click=${foot.onPill}
      ></new-pill>
    </div>
    ${scene.choosing ? scene.choosing.renderPanel() : renderWriting(scene, foot)}
  </div>`
}

function renderWriting(scene: Scene, foot: FootView) {
  const { mutedUntil } = scene
  if (scene.talk.pages.conversation?.closed) return renderLocked(scene, text('talk.closed'))
  if (mutedUntil) return renderLocked(scene, sayMuted(mutedUntil))
  return html`${renderHeld(scene)} ${renderSlow(scene)} ${scene.canWrite ? renderComposer(scene, foot) : nothing}`
}

/** What waits to be read first, where messages do. */
function renderHeld({ talk, client, writing }: Scene) {
  const { holds, id } = talk.pages.conversation ?? {}
  if (!holds || !id) return nothing
  void loadHeld()
  return html`<held-messages
    .client=${client}
    .conversation=${id}
    .onTakenBack=${(taken: { markdown: string; files: readonly FileId[] }) => writing.takeBack(taken)}
  ></held-messages>`
}

/** In a slow conversation; those who lead the course are not held back. */
function renderSlow({ talk, client }: Scene) {
  const { slow, closed } = talk.pages.conversation ?? {}
  if (slow === undefined || closed || client.can('facilitate') || !client.can('participate')) return nothing
  void loadSlow()
  const last = talk.pages.messages.findLast(({ author }) => client.isMe(author))?.sentAt ?? 0
  return html`<slow-line .every=${slow} .last=${last}></slow-line>`
}

const sayMuted = ({ until, reason }: { until: number; reason: string }) =>
  text('tend.mutedUntil', { until: sayUntil(until, Date.now()), reason })

/** What was being written has no composer any more, and is there all the same. */
function renderLocked({ writing }: Scene, why: string): TemplateResult {
  const { value } = writing.read(writing.foot)
  if (value !== '') void loadKept()
  return html`<p class="closed">${icon('lock', 'small')}${why}</p>
    ${value === '' ? nothing : html`<kept-words class="closed" .words=${value}></kept-words>`}`
}

function sayWhatFor({ opening, answering, audience }: Scene, placeholder: string): string {
  const answered = answering ?? opening
  if (placeholder && !answering) return placeholder
  return answered ? text('talk.reply', { name: callName(audience.find(answered.author)) }) : text('talk.write')
}

/** The words that are answered, above those that answer them. */
function renderAnswered({ audience, writing }: Scene, { author, html: said }: Message): TemplateResult {
  return html`<div slot="above" class="answered">
    <p dir="auto"><strong>${callName(audience.find(author))}</strong> ${excerptOf(said)}</p>
    <button
      class="icon-button"
      type="button"
      aria-label=${text('talk.stopReplying')}
      title=${text('talk.stopReplying')}
      @click=${() => writing.stopReplying()}
    >
      ${icon('close')}
    </button>
  </div>`
}

function cancel(scene: Scene, event: Event): void {
  event.stopPropagation()
  if (scene.answering) scene.writing.stopReplying()
}

/** What is written in it answers the whole. */
function renderComposer(scene: Scene, { placeholder, sendOn, onSent }: FootView) {
  const { writing, audience, talk, client, answering } = scene
  const { foot } = writing
  const { value, note, failed, kept } = writing.read(foot)
  const { tray, items } = writing.trays.list(foot)
  return html`<message-composer
    .me=${client.me}
    .value=${value}
    .note=${note}
    .failed=${failed}
    .placeholder=${sayWhatFor(scene, placeholder)}
    .sendOn=${sendOn}
    .tray=${tray}
    .items=${items}
    .findPeople=${findPeople(scene)}
    .audience=${audience.say(talk.pages.conversation)}
    ?kept=${kept}
    @focusin=${() => void audience.load()}
    @draft-changed=${(event: CustomEvent<ElementEvents['draft-changed']>) => {
      keep(scene, foot, event)
      if (event.detail.value !== '') scene.sayTyping()
    }}
    @draft-put-away=${(event: Event) => leave(event, () => scene.putAway(foot))}
    @send=${(event: CustomEvent<ElementEvents['send']>) => leave(event, () => scene.sendAtFoot(event.detail.value), onSent)}
    @cancel=${(event: Event) => cancel(scene, event)}
    >${answering ? renderAnswered(scene, answering) : nothing}${renderMaskOffer(scene)}</message-composer
  >`
}
