import type { HouseClient } from '../../../plugins/api/client.ts'
import { linkTo } from '../../address.ts'
import { loadAsked } from '../../load-asked.ts'
import { announce, showToast } from '../../shell-events.ts'
import { sayFailure } from '../../texts/failure.ts'
import { doingText as text } from '../../texts/doing/texts.ts'
import { copy } from '../clipboard.ts'
import type { Message, MessageAction } from '../types.ts'
import type { ActingParts } from './acting.ts'

interface DoingParts extends ActingParts {
  readonly underWay: Map<Message['id'], string>
}

/** What takes no longer than this is not spoken of, in ms. */
const unnoticed = 1000

const loadTending = (host: HTMLElement) => loadAsked(host, () => import('./tending/tending.ts'))

/** Does what was chosen: loaded once there is something to choose. */
export class Doing {
  constructor(private readonly parts: DoingParts) {}

  /** Does at once what needs no more words of the reader's. */
  perform(action: MessageAction, message: Message): void {
    if (action === 'delete') void this.remove(message)
    if (action === 'hide') void this.hide(message)
    if (action === 'report' || action === 'mute' || action === 'lift') void this.tend(action, message)
    if (action === 'restore' || action === 'show') void this.restore(message)
    if (action === 'mark-unread') void this.markUnread(message)
    if (action === 'copy-link') void this.copyLink(message)
    if (action === 'hand-on') this.parts.chooseStretch(message)
    if (action === 'who-reacted') void this.showReactions(message)
  }

  async react(id: Message['id'], reaction: string, on: boolean): Promise<void> {
    const { client, talk } = this.parts
    const message = this.find(id)
    if (message) talk.pages.patch(withReaction(message, { reaction, on, me: asMe(client, message.author) }))
    const give = (key: string) => client.talk.command('react', { message: id, reaction, on }, key)
    await this.attempt(() => client.carryOut(give), message)
  }

  private async remove(message: Message, reason?: string): Promise<void> {
    const { client, host } = this.parts
    const input = { message: message.id, ...(reason === undefined ? {} : { reason }) }
    if (!(await this.carryOut(message, (key) => client.talk.command('remove', input, key), 'goes'))) return
    const words = text(reason === undefined ? 'tookBack' : 'hid')
    showToast(host, words, () => void this.restore(message))
  }

  private async showReactions(message: Message): Promise<void> {
    const { host, client, findPerson } = this.parts
    const part = await loadAsked(host, () => import('../message/reactions-dialog.ts'))
    if (!part) return
    const dialog = Object.assign(new part.ReactionsDialog(), { message, findPerson, isMe: client.isMe })
    host.shadowRoot?.append(dialog)
    await dialog.show()
  }

  /** The author is told why. */
  private async hide(message: Message): Promise<void> {
    const { host } = this.parts
    const reason = await (await loadTending(host))?.askWhyHidden(host)
    if (reason !== undefined) await this.remove(message, reason)
  }

  private async tend(action: 'report' | 'mute' | 'lift', message: Message): Promise<void> {
    const { host, client, findPerson } = this.parts
    const part = await loadTending(host)
    await part?.tend(action, { host, client, message }, findPerson(message.author))
  }

  private async restore(message: Message): Promise<void> {
    const { talk } = this.parts.client
    await this.carryOut(message, (key) => talk.command('restore', { message: message.id }, key), 'comesBack')
  }

  private async markUnread({ seq }: Message): Promise<void> {
    const { talk, host } = this.parts
    const done = await this.attempt(() => talk.markUnreadFrom(seq).then(() => true))
    if (done) showToast(host, text('markedUnread'))
  }

  private async copyLink({ conversation, seq }: Message): Promise<void> {
    const link = linkTo(conversation, seq)
    showToast(this.parts.host, (await copy(link)) ? text('linkCopied') : text('link', { link }))
  }

  /** Until it was done nothing else is done with the message, which says so after a moment. */
  private async carryOut(
    message: Message,
    give: (key: string) => Promise<unknown>,
    words: 'goes' | 'comesBack',
  ): Promise<unknown> {
    const { client, underWay, changed } = this.parts
    const note = (said: string) => {
      underWay.set(message.id, said)
      changed()
    }
    note('')
    const telling = setTimeout(() => note(text(words)), unnoticed)
    const answer = await this.attempt(() => client.carryOut(give), message)
    clearTimeout(telling)
    underWay.delete(message.id)
    changed()
    return answer
  }

  /** Shows at once what the server answered; when it refuses, says why and shows the message as it was. */
  private async attempt<Answer>(ask: () => Promise<Answer>, message?: Message): Promise<Answer | undefined> {
    const { talk, host } = this.parts
    const since = message && talk.pages.findHeard(message.id)
    try {
      const answer = await ask()
      if (isSaid(answer)) talk.pages.patch(answer.message, since)
      return answer
    } catch (error) {
      if (message) talk.pages.unpatch(message.id)
      const reason = sayFailure(error)
      announce(host, reason, true)
      showToast(host, reason)
      return undefined
    }
  }

  private find(id: Message['id']): Message | undefined {
    const { pages } = this.parts.talk
    return [pages.opening, ...pages.messages].find((message) => message?.id === id)
  }
}

/** Who reacts to their own words that they said without a name does so without one, too. */
const asMe = ({ me, isMe }: Pick<HouseClient, 'me' | 'isMe'>, author: Message['author']): Message['author'] =>
  isMe(author) ? author : me.id

const isSaid = (answer: unknown): answer is { message: Message } =>
  typeof answer === 'object' && answer !== null && 'message' in answer

function withReaction(
  message: Message,
  { reaction, on, me }: { reaction: string; on: boolean; me: Message['author'] },
): Message {
  const given = message.reactions.find((each) => each.reaction === reaction)?.people ?? []
  const people = [...given.filter((id) => id !== me), ...(on ? [me] : [])]
  const changed = message.reactions.map((each) => (each.reaction === reaction ? { reaction, people } : each))
  return { ...message, reactions: given.length > 0 ? changed : [...message.reactions, { reaction, people }] }
}
