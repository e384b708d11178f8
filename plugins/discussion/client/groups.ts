import type { ActivityClient, KindPart, Watched } from '../../api/client.ts'
import type { Group, GroupId } from '../../api/contract.ts'
import type { ConversationSummary } from '../../api/conversations.ts'
import type { contract, Thread } from '../contract.ts'
import { text } from './texts.ts'

type Client = ActivityClient<typeof contract>

/** The cohorts and circles that the reader can read, asked for once they matter, and kept true. */
export class Groups {
  private watched: Watched<Group[]> | undefined
  private readonly listeners = new Set<() => void>()

  constructor(private readonly client: Client) {}

  listen(changed: () => void): () => void {
    this.listeners.add(changed)
    return () => this.listeners.delete(changed)
  }

  /** Those that a thread can be started for; undefined while they are not known. */
  get choices(): readonly Group[] | undefined {
    const { groups: kind } = this.client.activity.settings
    return this.read()?.filter((group) => group.kind === kind)
  }

  find(id: GroupId): Group | undefined {
    return this.read()?.find((group) => group.id === id)
  }

  private read(): readonly Group[] | undefined {
    if (!this.watched) {
      const changed = () => this.listeners.forEach((listener) => listener())
      this.watched = this.client.watch('listGroups', {}, { changed })
      this.client.on('groups.changed', () => this.watched?.reload())
    }
    return this.watched.state
  }
}

const known = new WeakMap<Client, Groups>()

/** The groups of a page: one for all its elements, for as long as it is open. */
export function groupsOf(client: Client): Groups {
  const groups = known.get(client) ?? new Groups(client)
  known.set(client, groups)
  return groups
}

/** What a group is called; the cohort of those who are in no other has no name of its own. */
export const sayGroup = ({ name }: Group): string => name || text('group.rest')

/** For whom a thread is, where that is not everybody: for the line about it. */
export function listGroupParts(client: Client, { talk }: Thread): KindPart[] {
  const group = talk.group === undefined ? undefined : groupsOf(client).find(talk.group)
  return group ? [{ icon: 'people', text: sayGroup(group) }] : []
}

export type Readers = Pick<ConversationSummary, 'audience' | 'group'>

/** Whom a thread will be for: those of the group that is chosen, or of the only one. */
export function readersOf(client: Client, chosen: GroupId | ''): Readers {
  const { activity } = client
  if (activity.settings.groups === 'course') return activity
  const { choices = [] } = groupsOf(client)
  const only = client.can('facilitate') || choices.length !== 1 ? undefined : choices[0]
  const group = choices.find(({ id }) => id === chosen) ?? only
  return group ? { audience: group.kind, group: group.id } : activity
}
