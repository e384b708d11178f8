import { defineFeature } from '../operations/feature.ts'
import { listAudit } from './audit.ts'
import { contract } from './contract.ts'
import { lift } from './lifting.ts'
import { endMute, listMutes, mute } from './mutes.ts'
import { listOwnReports, listReports, readHidden } from './queue.ts'
import { decide, report } from './reports.ts'
import { tendConversation } from './rooms.ts'

/** Tending what people say to each other. */
export const moderationFeature = defineFeature({
  contract,
  queries: { listReports, listOwnReports, listMutes, listAudit, readHidden },
  commands: { report, decide, mute, endMute, tendConversation, lift },
})
