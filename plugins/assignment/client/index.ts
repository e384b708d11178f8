import type { ActivityPage } from '../../api/client.ts'
import './assignment-activity.ts'

export const activity: ActivityPage = {
  tag: 'assignment-activity',
  refusals: async () => (await import('./refusals.ts')).refusals,
}
