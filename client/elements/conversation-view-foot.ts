import { html, nothing, type TemplateResult } from 'lit'
import { text } from '../texts/texts.ts'
import { findPeople, keep, leave } from './conversation-view-message.ts'
import type { Scene } from './conversation-view-scene.ts'
import type { ElementEvents } from './events.ts'
import { icon } from './icons.ts'
import './message-composer.ts'
import { callName } from './names.ts'
import './new-pill.ts'

export interface FootView {
  readonly placeholder: string
  readonly sendOn: 'enter' | 'button'
  /** Lets in what waits. */
  readonly onPill: () => void
  readonly onSent: () => void
}

/** Below the messages: what waits to be seen, and the composer that is always there. */
export function renderFoot(scene: Scene, foot: FootView): TemplateResult | typeof nothing {
  const { conversation } = scene.talk.pages
  const { count, messages } = scene.talk.held
  if (!conversation || (!scene.canWrite && count === 0 && !conversation.closed)) return nothing
  const people = [...new Set(messages.map(({ author }) => author))].flatMap((id) => scene.audience.find(id) ?? [])
  return html`<div class="foot">
    <div class="float"><new-pill .count=${count} .people=${people} @click=${foot.onPill}></new-pill></div>
    ${conversation.closed ? renderClosed() : scene.canWrite ? renderComposer(scene, foot) : nothing}
  </div>`
}

const renderClosed = () => html`<p class="closed">${icon('lock', 'small')}${text('talk.closed')}</p>`

function sayWhatFor({ opening, audience }: Scene): string {
  return opening ? text('talk.reply', { name: callName(audience.find(opening.author)) }) : text('talk.write')
}

/** What is written in it answers the whole. */
function renderComposer(scene: Scene, { placeholder, sendOn, onSent }: FootView) {
  const { writing, audience, talk, client } = scene
  const { foot } = writing
  const { value, note, failed, kept } = writing.read(foot)
  return html`<message-composer
    .me=${client.me}
    .value=${value}
    .note=${note}
    .failed=${failed}
    .placeholder=${placeholder || sayWhatFor(scene)}
    .sendOn=${sendOn}
    .findPeople=${findPeople(scene)}
    .audience=${audience.say(talk.pages.conversation)}
    ?kept=${kept}
    @focusin=${() => void audience.load()}
    @draft-changed=${(event: CustomEvent<ElementEvents['draft-changed']>) => keep(scene, foot, event)}
    @draft-put-away=${(event: Event) => leave(event, () => writing.putAway(foot))}
    @send=${(event: CustomEvent<ElementEvents['send']>) => leave(event, () => scene.sendAtFoot(event.detail.value), onSent)}
    @cancel=${(event: Event) => event.stopPropagation()}
  ></message-composer>`
}
