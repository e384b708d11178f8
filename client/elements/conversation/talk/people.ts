import type { HouseClient, Watched } from '../../../../plugins/api/client.ts'
import type { ConversationSummary } from '../../../../plugins/api/conversations.ts'
import { text } from '../../../texts/texts.ts'
import type { FindPeople } from '../../composer/mention-completion.ts'
import type { FindPerson, PersonCard, PersonId } from '../../types.ts'

/** As many as a list shows without getting in the way. */
const mostOffered = 8

/** Those a conversation is for: to name them, to say how many they are, to find one while writing. */
export class Audience {
  private watched: Watched<PersonCard[]> | undefined
  private loaded: Promise<void> | undefined
  private known: ReadonlyMap<PersonId, PersonCard> = new Map()

  /** @param conversation what is known of the conversation, or will be true of it, by the time somebody writes in it */
  constructor(
    private readonly client: Pick<HouseClient, 'people' | 'me'>,
    private readonly changed: () => void,
    private readonly conversation: () => Written | undefined = () => undefined,
  ) {}

  /** Fetches everybody, once somebody is about to write; resolves when they are there, or cannot be had. */
  load(): Promise<void> {
    this.loaded ??= new Promise((resolve) => {
      const changed = () => {
        resolve()
        this.changed()
      }
      this.watched = this.client.people.watch('list', whose(this.conversation()), { changed })
    })
    return this.loaded
  }

  stop(): void {
    this.watched?.stop()
  }

  /** Takes over the cards that came with messages. */
  meet(people: readonly PersonCard[]): void {
    const { me } = this.client
    this.known = new Map([...(this.watched?.state ?? []), ...people, me].map((person) => [person.id, person]))
  }

  find: FindPerson = (id) => this.known.get(id)

  /** By the beginning of any word of a name; those who talk here first. */
  search =
    (authors: readonly PersonId[]): FindPeople =>
    async (query) => {
      await this.load()
      const wanted = plain(query)
      const starts = ({ name }: PersonCard) =>
        plain(name)
          .split(/\s+/)
          .some((word) => word.startsWith(wanted))
      const others = (this.watched?.state ?? [...this.known.values()]).filter(({ id }) => id !== this.client.me.id)
      const found = others.filter((person) => wanted === '' || starts(person) || plain(person.name).startsWith(wanted))
      const near = (person: PersonCard) => (authors.includes(person.id) ? 0 : 1)
      return found.toSorted((one, other) => near(one) - near(other)).slice(0, mostOffered)
    }

  /** Who can read what is written here, as a sentence. */
  say(conversation: Pick<ConversationSummary, 'audience'> | undefined): string {
    const count = this.watched?.state?.length
    if (conversation?.audience === 'people') return text('talk.audience.people')
    if (!conversation || count === undefined) return ''
    return text(`talk.audience.${conversation.audience}`, { count })
  }
}

type Written = Partial<Pick<ConversationSummary, 'id' | 'audience' | 'group'>>

/** One list is kept for all conversations of the same people. */
function whose({ id, audience, group }: Written = {}) {
  if (group !== undefined) return { group }
  return audience === 'people' && id !== undefined ? { conversation: id } : {}
}

/** Without accents and capitals: who looks for Inés types "ines". */
const plain = (words: string): string => words.normalize('NFD').replace(/\p{M}/gu, '').toLocaleLowerCase()
