import { parseArgs } from 'node:util'
import { behind } from './history.ts'
import { startDemo, type Demo } from './demo.ts'

const help = `npm run demo -- [--canvas] [--keep FOLDER]

  --canvas       the LMS beside it behaves as a Canvas; otherwise as a Moodle
  --keep FOLDER  leaves the data in this folder, which must be empty; otherwise they go at the end`

/** Whom to try first, and what they come for. */
const roles = {
  [behind]: 'a learner with some days of news to read',
  tomas: 'a mentor, in Spanish',
  agnieszka: 'the facilitator, who leads the course',
  paul: 'the designer, who places activities: “Add an activity”',
  admin: 'the administrator of the LMS',
}

function tellWhatIsThere({ lms, url, activity }: Demo, kept: string | undefined): void {
  const discussion = `/courses/${lms.course.id}/activities/${activity.id}`
  const people = Object.entries(roles).map(([name, role]) => `    ${lms.person(name).name.padEnd(18)} ${role}`)
  console.log(`
Tertulia in a course, with invented people. Everything stays on this machine.

  Open  ${lms.url}/?next=${discussion}
  and choose who you are. For example:

${people.join('\n')}

  The LMS   ${lms.url}
  The tool  ${url} (another site, shown in a frame)
  The data  ${kept ?? 'go when this ends'}

  Ctrl+C ends it.`)
}

async function main(): Promise<void> {
  const options = { canvas: { type: 'boolean' }, keep: { type: 'string' }, help: { type: 'boolean' } } as const
  const { values } = parseArgs({ options })
  if (values.help) return console.log(help)
  console.log('Starting an LMS and the tool, and letting a cohort talk for four weeks.')
  const stopped = new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve())
  })
  const demo = await startDemo({ mood: values.canvas ? 'canvas' : 'moodle', keep: values.keep })
  tellWhatIsThere(demo, values.keep)
  await stopped
  await demo.stop()
}

await main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error)
  // What was started before it went wrong ends with the process.
  process.exit(1)
})
