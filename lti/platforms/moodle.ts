import { ordinary, type Make } from './platform.ts'

export const moodle: Make = {
  ...ordinary,
  kind: 'moodle',
  recognises: ({ family, authorizeUrl }) => family === 'moodle' || authorizeUrl.endsWith('/mod/lti/auth.php'),
  // Moodle 4.5 knows this one placement for its content picker.
  placements: { link: [], placing: ['ContentArea'] },
  // Measured on 4.5.6: any score that is not FullyGraded, or has no scoreGiven, empties the grade.
  pendingScoreRemovesGrade: true,
  // Its gradebook shows grades and nothing else.
  showsProgress: false,
  // A tool registered by its own doing stays "pending" until an administrator activates it.
  waitsForActivation: true,
}
