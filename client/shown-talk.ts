import type { ConversationId } from '../plugins/api/contract.ts'
import type { Place } from './address.ts'

/** The conversation that somebody came to a page of the house from. */
export interface CameFrom {
  readonly conversation: ConversationId
  /** Whether it is a room, with more in it than one has before one's eyes; a thread is read through. */
  readonly room: boolean
}

type State = Readonly<Record<string, unknown>> | null

/** Knows which conversation is open in the page of the activity, whatever plugin shows it. */
export class ShownTalk {
  private shown: { readonly view: EventTarget | undefined; readonly talk: CameFrom } | undefined

  constructor(host: HTMLElement) {
    host.addEventListener('conversation-shown', (event) => {
      this.shown = { view: event.composedPath()[0], talk: event.detail }
    })
  }

  /** What the step of the browser's history that leads to a place is to remember: for a page of the house, where one was. */
  stateFor({ path }: Place): { readonly cameFrom: CameFrom } | null {
    if (!path.startsWith('~')) return null
    const { view, talk } = this.shown ?? {}
    // From one page of the house to another, one still comes from where one was before the first.
    const cameFrom = view instanceof Node && view.isConnected ? talk : findCameFrom()
    return cameFrom ? { cameFrom } : null
  }
}

/** The conversation that somebody came from to the page of the house that is open. */
export function findCameFrom(): CameFrom | undefined {
  const cameFrom = (history.state as State)?.['cameFrom']
  // Nobody but this module writes it.
  return typeof cameFrom === 'object' && cameFrom !== null ? (cameFrom as CameFrom) : undefined
}
