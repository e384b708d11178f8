import type { ActivityPage } from '../../api/client.ts'
import './assignment-activity.ts'

export const activity: ActivityPage = {
  tag: 'assignment-activity',
  refusals: () => import('./refusals.ts'),
}
