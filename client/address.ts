import type { ConversationId } from '../plugins/api/contract.ts'

/** A place inside an activity, as the fragment of the address says it: `#/thread/xyz?message=<conversation>.<number>`. */
export interface Place {
  /** Empty for the first page of the activity. */
  readonly path: string
  /** The message that a link leads to. */
  readonly message?: { readonly conversation: string; readonly seq: number } | undefined
}

const fragment = /^#\/([^?]*)(?:\?message=([\w-]+)\.(\d{1,9}))?$/

/** Reads the place from a fragment; the first page for a fragment that is none of ours. */
export function readPlace(hash: string): Place {
  const [, path = '', conversation, seq] = fragment.exec(hash) ?? []
  const decoded = decodePath(path)
  return conversation === undefined ? { path: decoded } : { path: decoded, message: { conversation, seq: Number(seq) } }
}

function decodePath(path: string): string {
  try {
    return decodeURIComponent(path)
  } catch {
    return ''
  }
}

/** The fragment that leads to a place. */
export function hashOf({ path, message }: Place): string {
  const written = path.split('/').map(encodeURIComponent).join('/')
  return `#/${written}${message ? `?message=${message.conversation}.${message.seq}` : ''}`
}

/**
 * The address of a place in another activity of the course, in this frame. All else that the address says stays: by what it
 * says of the platform the server knows who may show the page in a frame.
 */
export function addressIn(activity: string, place: Place): string {
  const search = new URLSearchParams(location.search)
  search.set('activity', activity)
  return `?${search.toString()}${hashOf(place)}`
}

/** The whole address of a message in the page that is open, to be handed on to others. */
export function linkTo(conversation: ConversationId, seq: number): string {
  const { path } = readPlace(location.hash)
  return location.href.replace(/#.*$|$/, hashOf({ path, message: { conversation, seq } }))
}

/** Writes a place into the address; the back button leads to the one before. `state` is kept with the step. */
export function pushPlace(place: Place, state: object | null = null): void {
  history.pushState(state, '', hashOf(place))
}

/** The place that a link leads to, when it leads into the page that is open. */
export function placeBehind(link: HTMLAnchorElement): Place | undefined {
  const activity = (search: string) => new URLSearchParams(search).get('activity')
  const isHere = link.origin === location.origin && link.pathname === location.pathname
  return isHere && activity(link.search) === activity(location.search) ? readPlace(link.hash) : undefined
}
