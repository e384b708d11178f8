import type { HouseClient } from '../../../plugins/api/client.ts'
import { inTime } from '../../in-time.ts'
import type { FindPerson, Message, MessageAction } from '../types.ts'
import type { OpenTalk } from './talk/talk.ts'

export interface ActingParts {
  readonly host: HTMLElement
  readonly client: Pick<HouseClient, 'talk' | 'moderation' | 'activity' | 'me' | 'isMe' | 'can' | 'carryOut'>
  readonly talk: OpenTalk
  readonly findPerson: FindPerson
  /** Lets the reader choose what goes on elsewhere, from this message on. */
  readonly chooseStretch: (from: Message) => void
  readonly changed: () => void
}

/** What was taken back can be brought back for as long, in ms, on whatever page; the server says the same. */
const minute = 60_000

/** Nobody does anything with a message before they have seen it. */
const loadDoing = inTime(() => import('./doing.ts').then(({ Doing }) => Doing))

/** What one does with messages: react, take back, bring back, mark, hand on. */
export class Acting {
  /** What is being taken back or brought back, and what is said of that meanwhile. */
  readonly underWay = new Map<Message['id'], string>()
  private readonly doing

  constructor(private readonly parts: ActingParts) {
    this.doing = loadDoing().then((Doing) => new Doing({ ...parts, underWay: this.underWay }))
  }

  /** What the reader may do with a message; the server decides, this only offers nothing that it would refuse. */
  listAllowed = (message: Message): readonly MessageAction[] => {
    const { client, talk } = this.parts
    if (this.underWay.has(message.id)) return []
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
  async perform(action: MessageAction, message: Message): Promise<void> {
    ;(await this.doing).perform(action, message)
  }

  async react(id: Message['id'], reaction: string, on: boolean): Promise<void> {
    await (await this.doing).react(id, reaction, on)
  }

  private listBack({ gone, author, deletedAt = 0 }: Message): readonly MessageAction[] {
    const { client } = this.parts
    if (gone === 'hidden') return client.can('facilitate') ? ['show'] : []
    return gone === 'deleted' && client.isMe(author) && Date.now() - deletedAt <= minute ? ['restore'] : []
  }
}
