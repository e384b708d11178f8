import type { ActivityId } from '../../../api/contract.ts'
import { startTestApp, type TestApp } from '../../../../tests/support/app.ts'
import type { TestPerson } from '../../../../tests/support/test-person.ts'
import { upload } from '../../../../tests/support/uploads.ts'
import type { NewPiece, Work } from '../../contract.ts'
import { plugin } from '../../server/index.ts'

export const day = 86_400_000

/** A house whose clock a test moves, with people who learn, accompany and lead, and short words for what they do. */
export interface Practice {
  readonly house: TestApp
  readonly people: Readonly<Record<'nadia' | 'kwame' | 'tomas' | 'ines' | 'fay' | 'owen', TestPerson>>
  /** An activity that nobody has opened yet. */
  place(settings?: object): Promise<ActivityId>
  wait(ms: number): Promise<void>
  bring(person: TestPerson, activity: ActivityId, content: string): Promise<string>
  close(): Promise<void>
}

export async function startPractice(): Promise<Practice> {
  let waited = 0
  let clock = Date.parse('2026-04-20T08:00:00Z')
  const house = await startTestApp({ plugins: [plugin], now: () => (clock += 1000) })
  return {
    house,
    people: {
      nadia: await house.enrol('Nadia Rahal'),
      kwame: await house.enrol('Kwame Boateng'),
      tomas: await house.enrol('Tomás Echeverri', { role: 'mentor' }),
      ines: await house.enrol('Inés Carrasco', { role: 'mentor' }),
      fay: await house.enrol('Fay Okoro', { role: 'facilitator' }),
      owen: await house.enrol('Owen Price', { role: 'designer' }),
    },
    place(settings = {}) {
      waited = 0
      return house.place('assignment', { settings })
    },
    async wait(ms) {
      // Nobody is away from their page for days: the time passes for what is due, and not for who is signed in.
      waited += ms
      clock += waited
      await house.house.schedule.runDue()
      clock -= waited
    },
    async bring(person, activity, content) {
      return (await upload(house.url, { person, activity }, { name: 'notes.txt', content })).answer.id
    },
    close: () => house.close(),
  }
}

const nothing = { words: '', link: null, amount: null, unit: '', file: null, confidentiality: 'cohort' } as const

export const piece = (more: Partial<Record<keyof NewPiece, unknown>>) => ({ ...nothing, ...more })

/** Shows work on a step, and answers what came of it. */
export const show = (
  person: TestPerson,
  activity: ActivityId,
  {
    rung = 'watch',
    pieces = [piece({ words: 'I was there.' })],
    ...more
  }: { rung?: string; pieces?: unknown[]; [key: string]: unknown },
) =>
  person.command<Work>(activity, 'assignment.show', {
    ...{ rung, pieces, reflections: [], reflectionsFor: 'cohort', already: false },
    ...more,
  })

export const sign = (person: TestPerson, activity: ActivityId, { card, version }: Work, marks: unknown[] = []) =>
  person.command<Work>(activity, 'assignment.sign', { work: card.id, version, marks, words: '' })

export const read = async (person: TestPerson, activity: ActivityId, { card }: Work) =>
  person.query<Work>(activity, 'assignment.readWork', { work: card.id })
