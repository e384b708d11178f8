import type { CourseSeed } from '../courses.ts'

/** The invented firm whose LMS this is. */
export const firm = { name: 'Solera', description: 'Solera Coffee Service Academy' }

/** A course of a firm that looks after coffee machines, for technicians in their first months. */
export const defaultCourse: CourseSeed = {
  label: 'FSV-MAR',
  title: 'First service visits',
  sourcedId: 'FSV-2026-MARCH',
  introduction:
    'March starters. Ten weeks from riding along to running a visit on your own: what you see at customers, what you would ask, and what worked.',
  sections: [
    { title: 'Start here', readings: ['How these ten weeks go', 'Whom to call when a machine leaks'] },
    {
      title: 'Weeks 1 and 2: riding along',
      readings: ['Safety with steam and pressure', 'What to look at before you touch anything'],
    },
    {
      title: 'Weeks 3 to 6: visits with support',
      readings: ['The Miramar, inside and out', 'Descaling, step by step'],
    },
    { title: 'Weeks 7 to 10: visits of your own', readings: ['Handing a machine over', 'When to say no'] },
  ],
}
