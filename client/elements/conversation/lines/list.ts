import { html, nothing, type TemplateResult } from 'lit'
import { text } from '../../../texts/texts.ts'
import { goesOn, sayDayBefore } from './flat.ts'
import { renderMessage } from './message.ts'
import type { Scene } from '../scene.ts'
import '../../empty-place.ts'
import '../../error-card.ts'
import { icon } from '../../icons.ts'
import type { MessageExtras } from '../../message/message-actions.ts'
import './reply-tree.ts'
import type { MessagePlace, ReplyTree } from './reply-tree.ts'
import '../../skeleton-lines.ts'
import type { Message } from '../../types.ts'
import { inTime } from '../../../in-time.ts'

const loadTyping = inTime(() => import('../writing/typing-line.ts'))

export interface ListView {
  /** The number of the message that somebody jumped to. */
  readonly marked: number
  readonly sendOn: 'enter' | 'button'
  readonly onWritten: (message: Message) => void
  readonly extras: MessageExtras | undefined
  readonly onMore: (which: 'earlier' | 'later') => void
  /** What stands at the end of a message. */
  readonly below: (message: Message) => TemplateResult | typeof nothing | undefined
}

/** The messages of a conversation, or what stands in for them while there are none. */
export function renderMessages(scene: Scene, view: ListView): TemplateResult {
  const { talk, opening } = scene
  const { messages, sending } = talk.list()
  const { conversation, failure } = talk.pages
  if (failure && messages.length === 0) return renderFailure(scene, failure)
  if (!conversation || !talk.start) return html`<skeleton-lines></skeleton-lines>`
  if (messages.length === 0) return html`${renderEmpty(scene)}${renderTyping(scene)}`
  const rest = opening ? messages.filter(({ id }) => id !== opening.id) : messages
  return html`${opening ? renderOpening(scene, opening, view) : nothing}
    <slot name="after-opening"></slot>
    ${conversation.locked ? renderLocked() : nothing}
    ${talk.pages.earlier && rest.length > 0 ? renderMore('earlier', view) : nothing}
    ${rest.length > 0 ? renderList(scene, view, { messages: rest, sending }) : nothing}
    ${talk.pages.later ? renderMore('later', view) : nothing} ${failure ? renderFailure(scene, failure) : nothing}
    ${renderTyping(scene)}`
}

function renderOpening(scene: Scene, message: Message, view: ListView): TemplateResult {
  const place = {
    replyingTo: undefined,
    faceSize: 36,
    highlighted: view.marked === 1,
    pending: false,
    follows: false,
  } as const
  const unread = scene.talk.readTo < 1
  return html`<div class="opening">${renderMessage(scene, message, { ...place, ...view, unread })}</div>`
}

interface Listed {
  readonly messages: readonly Message[]
  readonly sending: ReadonlySet<string>
}

function renderList(scene: Scene, view: ListView, { messages, sending }: Listed): TemplateResult {
  const { opening, talk, client } = scene
  const flat = scene.layout === 'flat'
  const known = new Map(messages.map((message, n) => [message.id, { message, before: messages[n - 1] }]))
  const draw = (drawn: Message, place: MessagePlace) => {
    const { message, before } = known.get(drawn.id) ?? { message: drawn, before: undefined }
    const replyingTo = flat ? scene.find(message.replyTo) : place.replyingTo
    const follows = flat && goesOn(before, message, talk.readTo)
    return renderMessage(scene, message, { ...place, ...view, replyingTo, follows, pending: sending.has(message.id) })
  }
  return html`<h2 class="visually-hidden">${text(opening ? 'talk.replies' : 'talk.messages')}</h2>
    <reply-tree
      .messages=${flat ? messages.map((message) => ({ ...message, replyTo: null })) : messages}
      .root=${rootOf(scene)}
      .me=${client.me.id}
      .readTo=${talk.readTo}
      .sinceLabel=${talk.sinceLabel}
      .lineBefore=${flat ? sayDayBefore : noLine}
      .highlighted=${messages.find(({ seq }) => seq === view.marked)?.id ?? ''}
      .renderMessage=${draw}
    ></reply-tree>`
}

const renderLocked = () => html`<p class="locked">${icon('eye', 'small')}${text('talk.locked')}</p>`

const noLine = () => ''

const rootOf = ({ opening }: Scene): ReplyTree['root'] => opening?.id ?? null

const renderMore = (which: 'earlier' | 'later', { onMore }: ListView) =>
  html`<button class="text-button more" type="button" @click=${() => onMore(which)}>
    ${icon(which === 'earlier' ? 'arrow-up' : 'arrow-down', 'small')}${text(`talk.${which}`)}
  </button>`

function renderTyping({ typists, talk }: Scene) {
  if (!typists || talk.pages.later) return nothing
  if (typists.length > 0) void loadTyping()
  return html`<typing-line .people=${typists}></typing-line>`
}

const renderFailure = ({ talk }: Scene, failure: Error) =>
  html`<error-card
    .heading=${text('talk.loadFailed')}
    .sentence=${failure.message}
    @retry=${() => talk.pages.reload()}
  ></error-card>`

const renderEmpty = ({ canWrite }: Scene) =>
  html`<empty-place
    .heading=${text('talk.empty')}
    .sentence=${text(canWrite ? 'talk.empty.why' : 'talk.empty.read')}
  ></empty-place>`
