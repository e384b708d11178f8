import { callName, nameOf, sayList, type FindPerson } from '../../api/client.ts'
import type { PersonCard, PersonId } from '../../api/contract.ts'
import type { Room } from '../contract.ts'
import { text } from './texts.ts'

interface Around {
  readonly me: PersonId
  readonly findPerson: FindPerson
}

/** The other one of two people. */
export const findOther = ({ people }: Room, { me, findPerson }: Around): PersonCard | undefined =>
  people.flatMap((id) => (id === me ? [] : (findPerson(id) ?? [])))[0]

/** What a room is called by the reader. */
export function sayName(room: Room, around: Around): string {
  if (room.kind === 'direct') return nameOf(findOther(room, around))
  if (room.kind === 'all') return text('list.all')
  return room.name.trim() || text('list.unnamed')
}

/** Who can read what is said between people, in a sentence; empty for rooms. */
export function sayWhoReads(room: Room, { me, findPerson }: Around): string {
  if (room.kind === 'direct') return text('room.onlyYou', { name: nameOf(findOther(room, { me, findPerson })) })
  if (room.kind !== 'group') return ''
  return text('room.onlyThese', { names: sayList(room.people.map((id) => nameOf(findPerson(id)))) })
}

/** What stands in the composer while it is empty. */
export const sayPlaceholder = (room: Room, around: Around): string =>
  room.kind === 'direct'
    ? text('room.writeTo', { name: callName(findOther(room, around)) })
    : room.kind === 'group'
      ? text('room.writeGroup', { name: room.name })
      : text('room.write')
