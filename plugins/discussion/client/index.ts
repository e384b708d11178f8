import type { ActivityPage } from '../../api/client.ts'
import { greetingPath } from './addresses.ts'
import './discussion-activity.ts'

export const activity: ActivityPage = {
  tag: 'discussion-activity',
  greetingPath,
  refusals: async () => (await import('./refusals.ts')).refusals,
}
