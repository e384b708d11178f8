import type { ActivityPage } from '../../api/client.ts'
import { greetingPath } from './addresses.ts'
import './chat-activity.ts'

export const activity: ActivityPage = {
  tag: 'chat-activity',
  greetingPath,
  refusals: async () => (await import('./refusals.ts')).refusals,
}
