import type { ActivityPage } from '../../../plugins/api/client.ts'

/** A page that nobody wrote. */
export const activity: ActivityPage = { tag: 'poll-forgotten' }
