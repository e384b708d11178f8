import { pages as packaged } from 'virtual:packaged-plugins'
import type { ActivityPage } from '../plugins/api/client.ts'

interface PluginModule {
  readonly activity: ActivityPage
}

const folders = import.meta.glob<PluginModule>('../plugins/*/client/index.ts')

/** Loads the client half of a plugin; undefined when there is no such plugin. */
export async function loadPlugin(id: string): Promise<ActivityPage | undefined> {
  const load = folders[`../plugins/${id}/client/index.ts`] ?? packaged[id]
  return load && (await load()).activity
}
