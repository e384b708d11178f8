import { parseArgs } from 'node:util'
import type { GradeDelivery } from '../../server/grades/delivery.ts'
import type { Gradebook } from '../../server/grades/gradebook.ts'
import type { Command } from '../../server/part.ts'

/** `tertulia grades reconcile`. */
export const gradeCommands = (
  grades: Pick<GradeDelivery, 'compareAll'>,
  gradebook: Gradebook,
): Record<string, Command> => ({
  'grades reconcile': {
    usage: 'grades reconcile',
    async run(args, say) {
      parseArgs({ args: [...args], options: {} })
      let differ = 0
      const compared = await grades.compareAll([gradebook], ({ title, course, findings }) => {
        const { same, differs, missing, waiting, unseen } = findings
        differ += differs + missing
        say(
          `${course ?? 'a course without a name'}: ${title}: ${same} the same, ${differs} different, ${missing} missing in the LMS, ${waiting} on the way, ${unseen} not to be seen`,
        )
      })
      if (compared === 0) say('No activity has grades yet.')
      if (differ > 0) say('What differs waits for a facilitator, on the page of grades in the activity.')
    },
  },
})
