import '../../../client/elements/conversation/conversation-view.ts'
import '../../../client/elements/toast-line.ts'
import { OpenedActivity } from '../../../client/open-activity.ts'
import type { ActivityId, ConversationId } from '../../../plugins/api/contract.ts'

/** What the address says of who asks for what. */
export interface Asked {
  readonly token: string
  readonly activity: ActivityId
  readonly conversation: ConversationId
  readonly layout: 'nested' | 'flat'
}

/** A page with a conversation and nothing else, of whoever the address says. */
// The page is opened by tests alone, with all of it.
const asked = Object.fromEntries(new URLSearchParams(location.search)) as unknown as Asked
const view = document.createElement('conversation-view')
const toast = document.createElement('toast-line')
toast.toggleAttribute('floating', true)

const opened = new OpenedActivity({
  token: asked.token,
  activity: asked.activity,
  changed: () => show(),
  onSignedOut: () => undefined,
})

function show() {
  if (!opened.house || view.isConnected) return
  view.client = opened.house
  view.conversation = asked.conversation
  view.layout = asked.layout
  view.addEventListener('show-toast', ({ detail }) => {
    toast.message = detail.message
    toast.undoable = detail.undo !== undefined
    toast.addEventListener('undo', () => detail.undo?.(), { once: true })
  })
  document.body.append(view, toast)
}
