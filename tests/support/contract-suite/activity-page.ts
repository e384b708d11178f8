import '../../../client/activity-outlet.ts'
import '../../../client/elements/app-header.ts'
import { OpenedActivity } from '../../../client/open-activity.ts'
import type { ActivityPage } from '../../../plugins/api/client.ts'
import type { ActivityId } from '../../../plugins/api/contract.ts'

/** What the address says: who opens which activity, and where inside it. */
export interface Asked {
  readonly token: string
  readonly activity: ActivityId
  readonly path: string
}

/** An activity as the house shows it, under the same head and in the same outlet, whoever its plugin is from. */
// The page is opened by the contract suite alone, with all of it.
const asked = Object.fromEntries(new URLSearchParams(location.search)) as unknown as Asked
const head = document.createElement('app-header')
const outlet = document.createElement('activity-outlet')
document.body.style.cssText = 'display: grid; grid-template-rows: auto 1fr'

const opened = new OpenedActivity({
  token: asked.token,
  activity: asked.activity,
  changed: () => show(),
  onSignedOut: () => undefined,
})

function show() {
  const { client, found } = opened
  if (!client || !found) return
  Object.assign(head, { heading: found.title, first: asked.path === '', backHref: asked.path === '' ? '' : '#' })
  Object.assign(outlet, { plugin: found.plugin, path: asked.path, client, load: loadClientHalf })
  if (!outlet.isConnected) document.body.append(head, outlet)
}

/** The client half of the plugin, which lies beside this page and is no part of it: so it is in the product, too. */
async function loadClientHalf(): Promise<ActivityPage> {
  const address = '/module.js'
  const { activity } = (await import(/* @vite-ignore */ address)) as { activity: ActivityPage }
  return activity
}
