import type { HouseClient } from '../../../plugins/api/client.ts'
import { showToast } from '../../shell-events.ts'
import { handingText as text } from '../../texts/handing/texts.ts'
import type { FindPerson, Message } from '../types.ts'
import { HandDialog } from './hand-dialog.ts'

/** More than this, and one would rather write what it came to. */
const mostShown = 20

interface Parts {
  readonly host: HTMLElement
  readonly client: Pick<HouseClient, 'handing' | 'isMe'>
  /** What is loaded, in order. */
  readonly messages: readonly Message[]
  readonly findPerson: FindPerson
}

/** Lets somebody make a thread of a message and what was said after it. */
export async function handOn({ host, client, messages, findPerson }: Parts, from: Message): Promise<void> {
  const after = messages.filter(({ seq, gone, id }) => seq > from.seq && gone === null && id !== from.id)
  const dialog = new HandDialog()
  Object.assign(dialog, { client, findPerson, messages: [from, ...after].slice(0, mostShown) })
  const root = host.shadowRoot ?? host
  root.append(dialog)
  const taken = await dialog.ask()
  dialog.remove()
  if (taken) showToast(host, text('made', { title: taken.title }))
}
