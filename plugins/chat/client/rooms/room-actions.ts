import type { ActionItem, ActivityClient } from '../../../api/client.ts'
import type { contract, Room } from '../../contract.ts'
import { text } from '../texts.ts'

interface Around {
  readonly client: ActivityClient<typeof contract>
  readonly room: Room
  /** Whether there is a list beside or behind the room, where other conversations begin. */
  readonly listed: boolean
}

type Offered = readonly [offered: boolean, action: ActionItem]

/** What there is to do in a room. */
export function listActions(around: Around): ActionItem[] {
  const { listed } = around
  const all: readonly Offered[] = [
    [listed, { key: 'search', label: text('room.search'), icon: 'search' }],
    ...listBeginnings(around),
    [true, { key: 'quiet', label: text('room.quietHours'), icon: 'clock' }],
    ...listTending(around),
  ]
  return all.flatMap(([offered, action]) => (offered ? [action] : []))
}

function listBeginnings({ client, listed }: Around): readonly Offered[] {
  const { direct, groups } = client.activity.settings
  const begins = client.can('participate') && !listed
  return [
    [begins && direct !== 'nobody', { key: 'begin', label: text('list.begin'), icon: 'edit' }],
    [begins && groups, { key: 'makeGroup', label: text('list.makeGroup'), icon: 'plus' }],
  ]
}

function listTending({ client, room: { kind, talk } }: Around): readonly Offered[] {
  const isOwn = kind === 'group' && client.can('participate')
  const isOpen = talk !== null
  return [
    [isOwn, { key: 'change', label: text('group.change'), icon: 'people' }],
    [
      isOpen && kind !== 'direct' && client.can('mentor'),
      { key: 'moment', label: text('room.openMoment'), icon: 'calendar' },
    ],
    [isOpen && client.can('facilitate'), { key: 'tend', label: text('room.tend'), icon: 'settings' }],
    [isOwn, { key: 'leave', label: text('group.leave'), icon: 'pass' }],
  ]
}
