import type { HouseClient } from '../../../plugins/api/client.ts'
import { linkTo } from '../../address.ts'
import { announce, showToast } from '../../shell-events.ts'
import { sayFailure } from '../../texts/failure.ts'
import { text } from '../../texts/texts.ts'
import { copy } from '../clipboard.ts'
import type { OpenTalk } from './talk/talk.ts'
import type { FindPerson, Message, MessageAction } from '../types.ts'

interface Parts {
  readonly host: HTMLElement
  readonly client: Pick<HouseClient, 'talk' | 'moderation' | 'activity' | 'me' | 'isMe' | 'can'>
  readonly talk: OpenTalk
  readonly findPerson: FindPerson
  /** Lets the reader choose what goes on elsewhere, from this message on. */
  readonly chooseStretch: (from: Message) => void
}

/** What was taken back can be brought back for as long, in ms, on whatever page; the server says the same. */
const minute = 60_000

/** What one does with messages: react, take back, bring back, mark, hand on. */
export class Acting {
  /** One after the other: what is tried again and again after a cut would else overtake what was changed since. */
  private reacted: Promise<unknown> = Promise.resolve()

  constructor(private readonly parts: Parts) {}

  /** What the reader may do with a message; the server decides, this only offers nothing that it would refuse. */
  listAllowed = (message: Message): readonly MessageAction[] => {
    const { client, talk } = this.parts
    if (message.gone !== null) return this.listBack(message)
    const own = client.isMe(message.author)
    const tends = !own && client.can('facilitate')
    const masked = this.parts.findPerson(message.author)?.mask !== undefined
    const open = !(talk.pages.conversation?.closed ?? true)
    const takesPart = client.can('participate')
    const allowed: Partial<Record<MessageAction, boolean>> = {
      reply: takesPart && open,
      react: takesPart,
      edit: takesPart && own && open,
      delete: takesPart && own,
      report: takesPart && !own && !tends,
      lift: tends && masked,
      mute: tends,
      hide: tends,
      'copy-link': true,
      'mark-unread': true,
      'hand-on': takesPart && client.activity.handsOn,
      'who-reacted': message.reactions.some(({ people }) => people.length > 0),
      revisions: message.editedAt !== null,
    }
    return (Object.keys(allowed) as MessageAction[]).filter((action) => allowed[action])
  }

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
    const give = () => this.attempt(() => client.talk.command('react', { message: id, reaction, on }), message)
    this.reacted = this.reacted.then(give)
    await this.reacted
  }

  private async remove(message: Message, reason?: string): Promise<void> {
    const { client, host } = this.parts
    const input = { message: message.id, ...(reason === undefined ? {} : { reason }) }
    const said = await this.attempt(() => client.talk.command('remove', input), message)
    if (!said) return
    const words = text(reason === undefined ? 'talk.tookBack' : 'talk.hid')
    showToast(host, words, () => void this.restore(message))
  }

  private async showReactions(message: Message): Promise<void> {
    const { host, client, findPerson } = this.parts
    const { ReactionsDialog } = await import('../message/reactions-dialog.ts')
    const dialog = Object.assign(new ReactionsDialog(), { message, findPerson, isMe: client.isMe })
    host.shadowRoot?.append(dialog)
    await dialog.show()
  }

  /** The author is told why. */
  private async hide(message: Message): Promise<void> {
    const { askWhyHidden } = await import('./tending/tending.ts')
    const reason = await askWhyHidden(this.parts.host)
    if (reason !== undefined) await this.remove(message, reason)
  }

  private async tend(action: 'report' | 'mute' | 'lift', message: Message): Promise<void> {
    const { host, client, findPerson } = this.parts
    const { tend } = await import('./tending/tending.ts')
    await tend(action, { host, client, message }, findPerson(message.author))
  }

  private async restore(message: Message): Promise<void> {
    await this.attempt(() => this.parts.client.talk.command('restore', { message: message.id }), message)
  }

  private async markUnread({ seq }: Message): Promise<void> {
    const { talk, host } = this.parts
    const done = await this.attempt(() => talk.markUnreadFrom(seq).then(() => true))
    if (done) showToast(host, text('talk.markedUnread'))
  }

  private async copyLink({ conversation, seq }: Message): Promise<void> {
    const link = linkTo(conversation, seq)
    showToast(this.parts.host, (await copy(link)) ? text('talk.linkCopied') : text('talk.link', { link }))
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

  private listBack({ gone, author, deletedAt = 0 }: Message): readonly MessageAction[] {
    const { client } = this.parts
    if (gone === 'hidden') return client.can('facilitate') ? ['show'] : []
    return gone === 'deleted' && client.isMe(author) && Date.now() - deletedAt <= minute ? ['restore'] : []
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
