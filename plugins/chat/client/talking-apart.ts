import type { LitElement } from 'lit'
import { loadAsked, openPath, type ActivityClient } from '../../api/client.ts'
import type { contract, Room } from '../contract.ts'
import { helloPath, pathOf } from './addresses.ts'

/** What one does to talk apart from the others. The dialogs come when they are wanted. */

type Host = LitElement & { readonly client: ActivityClient<typeof contract> }

const loadDirect = () => import('./dialogs/direct-dialog.ts').then(({ askWhom }) => askWhom)
const loadGroup = () => import('./dialogs/group-dialog.ts').then(({ askForGroup }) => askForGroup)
const loadLeaving = () => import('./dialogs/leaving.ts').then(({ askToLeave }) => askToLeave)

/** Asks whom to write to, and goes there. */
export async function chooseSomebody(host: Host): Promise<void> {
  const askWhom = await loadAsked(host, loadDirect)
  const person = await askWhom?.(host, host.client)
  if (person) openPath(host, helloPath(person.id))
}

/** Asks what a group is called and who is in it, makes it, and goes there. */
export async function beginGroup(host: Host): Promise<void> {
  const askForGroup = await loadAsked(host, loadGroup)
  const made = await askForGroup?.(host, { client: host.client, people: [] })
  if (made) openPath(host, pathOf(made.key))
}

/** The same for a group that there is. */
export async function changeGroup(host: Host, room: Room): Promise<void> {
  const askForGroup = await loadAsked(host, loadGroup)
  await askForGroup?.(host, { client: host.client, room, people: room.people })
}

export async function leaveGroup(host: Host, room: Room): Promise<void> {
  const askToLeave = await loadAsked(host, loadLeaving)
  if (await askToLeave?.(host, { client: host.client, room })) openPath(host, '')
}
