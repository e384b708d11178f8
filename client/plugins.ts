import { pages as packaged } from 'virtual:packaged-plugins'
import type { ActivityPage } from '../plugins/api/client.ts'
import { learnRefusals } from './connection/refusal-words.ts'

interface PluginModule {
  readonly activity: ActivityPage
}

const folders = import.meta.glob<PluginModule>('../plugins/*/client/index.ts')

/** Loads the client half of a plugin; undefined when there is no such plugin. */
export async function loadPlugin(id: string): Promise<ActivityPage | undefined> {
  const load = folders[`../plugins/${id}/client/index.ts`] ?? packaged[id]
  if (!load) return undefined
  const { activity } = await load()
  if (activity.refusals) learnRefusals(id, activity.refusals)
  return activity
}
