import { html, nothing, type TemplateResult } from 'lit'
import { text } from '../../../texts/texts.ts'
import { renderMaskOffer } from '../writing/mask.ts'
import type { Scene } from '../scene.ts'
import type { ElementEvents } from '../../events.ts'
import '../../composer/message-composer.ts'
import type { MessageExtras } from '../../message/message-actions.ts'
import '../../message/message-item.ts'
import { nameOf } from '../../people/names.ts'
import type { MessagePlace } from './reply-tree.ts'
import type { Message } from '../../types.ts'
import { inTime } from '../../../in-time.ts'

const loadFiles = inTime(() => import('../../message/attached-files.ts'))

/** How a message stands among the others. */
export interface Shown extends MessagePlace {
  readonly pending: boolean
  readonly follows: boolean
  readonly sendOn: 'enter' | 'button'
  readonly extras: MessageExtras | undefined
  /** What stands at the end of a message. */
  readonly below?: (message: Message) => TemplateResult | typeof nothing | undefined
  /** Called when a composer in the message is over. */
  readonly onWritten: (message: Message) => void
}

/** A message with what is being written in its place or below it. */
export function renderMessage(scene: Scene, message: Message, shown: Shown): TemplateResult {
  const { client, audience, acting, writing } = scene
  const editing = writing.editing?.message.id === message.id
  const nested = scene.layout === 'nested'
  const replying = nested && writing.replying === message.id && scene.canWrite && !scene.talk.pages.conversation?.closed
  return html`<message-item
    .message=${message}
    .findPerson=${audience.find}
    .me=${client.isMe(message.author) ? message.author : client.me.id}
    .note=${acting.underWay.get(message.id) || scene.notes.find(message)}
    .allowed=${shown.pending || scene.choosing ? [] : acting.listAllowed(message)}
    .more=${(shown.pending || scene.choosing ? undefined : shown.extras?.listActions?.(message)) ?? []}
    .mark=${shown.extras?.findMark?.(message)}
    .replyingTo=${shown.replyingTo}
    .faceSize=${shown.faceSize}
    ?answersEarlier=${answersEarlier(scene, message)}
    ?here=${client.presence.people.some(({ id }) => id === message.author)}
    ?unread=${shown.unread}
    ?highlighted=${shown.highlighted}
    ?pending=${shown.pending}
    ?follows=${shown.follows}
    ?compact=${!nested}
    ?editing=${editing}
    >${editing ? renderEditor(scene, message, shown) : nothing}${renderFiles(scene, message)}${
      shown.pending ? nothing : (scene.choosing?.renderMark(message) ?? nothing)
    }${replying ? renderReply(scene, message, shown) : (shown.below?.(message) ?? nothing)}</message-item
  >`
}

/** What is answered says something else by now: it was edited after the answer, or while that was written. */
function answersEarlier(scene: Scene, { replyTo, repliedRevision }: Message): boolean {
  const answered = repliedRevision === undefined ? undefined : scene.find(replyTo)
  return answered !== undefined && answered.gone === null && answered.revision > (repliedRevision ?? 0)
}

function renderFiles({ client }: Scene, { files }: Message): TemplateResult | typeof nothing {
  if (files.length === 0) return nothing
  void loadFiles()
  return html`<attached-files slot="attached" .files=${files} .client=${client}></attached-files>`
}

function renderEditor(scene: Scene, message: Message, { sendOn, onWritten }: Shown): TemplateResult {
  const { writing, talk } = scene
  const place = writing.placeOfEdit(message.id)
  const { value, failed } = writing.read(place)
  const { tray, items } = writing.trays.list(place)
  const busy = writing.editing?.busy ?? false
  const save = async (event: CustomEvent<ElementEvents['send']>) => {
    event.stopPropagation()
    const since = talk.pages.findHeard(message.id)
    const saved = await writing.save(event.detail.value)
    if (saved) talk.pages.patch(saved, since)
    if (saved && !writing.editing) onWritten(message)
  }
  return html`<div slot="editor">
    ${writing.editing?.meanwhile ? renderMeanwhile(scene, writing.editing.meanwhile) : nothing}
    <message-composer
      ?cancellable=${!busy}
      .value=${value}
      .failed=${failed}
      .label=${text('talk.edit')}
      .sendLabel=${text(writing.editing?.meanwhile ? 'talk.saveOver' : 'talk.save')}
      .sendOn=${sendOn}
      .tray=${tray}
      .items=${items}
      .findPeople=${findPeople(scene)}
      ?busy=${busy}
      @draft-changed=${(event: CustomEvent<ElementEvents['draft-changed']>) => keep(scene, place, event)}
      @send=${save}
      @cancel=${(event: Event) =>
        leave(
          event,
          () => scene.stopEditing(),
          () => onWritten(message),
        )}
    ></message-composer>
  </div>`
}

/** Two versions, and a choice: what stands there by now stays, or the words below take its place. */
function renderMeanwhile(scene: Scene, message: Message): TemplateResult {
  const { audience } = scene
  return html`<div class="meanwhile">
    <p role="alert">${text('talk.edited.both')}</p>
    <message-item .message=${message} .findPerson=${audience.find}></message-item>
    <button class="button" type="button" @click=${() => scene.stopEditing()}>${text('talk.leaveTheirs')}</button>
  </div>`
}

function renderReply(scene: Scene, message: Message, { sendOn, onWritten }: Shown): TemplateResult {
  const { writing, audience, talk } = scene
  const place = writing.placeOfReply(message.id)
  const { value, note, failed, kept } = writing.read(place)
  const { tray, items } = writing.trays.list(place)
  const send = (event: CustomEvent<ElementEvents['send']>) => {
    event.stopPropagation()
    writing.send(place, event.detail.value, { id: message.id, revision: writing.repliedRevision ?? message.revision })
    onWritten(message)
  }
  return html`<message-composer
    slot="below"
    cancellable
    .value=${value}
    .note=${note}
    .failed=${failed}
    .placeholder=${text('talk.reply', { name: nameOf(audience.find(message.author)) })}
    .sendOn=${sendOn}
    .tray=${tray}
    .items=${items}
    .findPeople=${findPeople(scene)}
    .audience=${audience.say(talk.pages.conversation)}
    ?kept=${kept}
    @focusin=${() => void audience.load()}
    @draft-changed=${(event: CustomEvent<ElementEvents['draft-changed']>) => keep(scene, place, event)}
    @draft-put-away=${(event: Event) => leave(event, () => scene.putAway(place))}
    @send=${send}
    @cancel=${(event: Event) =>
      leave(
        event,
        () => writing.stopReplying(),
        () => onWritten(message),
      )}
    >${renderMaskOffer(scene)}</message-composer
  >`
}

/** Finds people by their names, those who talk here first. */
export const findPeople = ({ audience, talk }: Scene) => audience.search(talk.pages.conversation?.authors ?? [])

/** Keeps words at every keystroke. */
export function keep({ writing }: Scene, place: string, event: CustomEvent<ElementEvents['draft-changed']>): void {
  event.stopPropagation()
  writing.note(place, event.detail.value)
}

/** What happens in a composer stays in the conversation. */
export function leave(event: Event, ...then: (() => void)[]): void {
  event.stopPropagation()
  for (const each of then) each()
}
