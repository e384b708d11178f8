import type { ActivityId, CourseId, PersonId } from '../../../plugins/api/contract.ts'
import type { GradeRow } from '../../../server/grades/tables.ts'
import { marksPlugin } from '../../support/marks-plugin.ts'
import type { Activity, Grade, Person } from '../../support/practice-lms/index.ts'
import { TestPerson } from '../../support/test-person.ts'
import { startFrontDoor, type FrontDoor } from './front-door.ts'
import { enterApp } from './visits.ts'

/** A course whose teacher gives marks, and the gradebook that they arrive in. */
export interface Marks {
  readonly door: FrontDoor
  readonly activity: ActivityId
  readonly placed: Activity
  readonly teacher: TestPerson
  readonly kwame: TestPerson
  /** Opens the activity in the LMS as somebody does. */
  open(person: Person): Promise<TestPerson>
  /** Gives a mark and lets the house do all that it can do now. */
  give(mark: Mark, to?: TestPerson): Promise<void>
  deliver(): Promise<void>
  /** Lets time pass, and the house do what is due then. */
  later(milliseconds: number): Promise<void>
  readonly inGradebook: (person?: string) => Grade | undefined
  row(lineItem?: string): Promise<GradeRow>
  close(): Promise<void>
}

export interface Mark {
  readonly given: number | null
  readonly lineItem?: string
  readonly comment?: string
  readonly activityProgress?: string
  readonly gradingProgress?: string
}

export async function startMarks(mood: 'moodle' | 'canvas', columns: readonly string[] = []): Promise<Marks> {
  const door = await startFrontDoor({ lms: { mood }, plugins: [marksPlugin] })
  const { lms, house } = door
  const placed = lms.addActivity({ title: 'First visits', scoreMaximum: 100, tool: door.tool })
  const open = async (person: Person): Promise<TestPerson> => {
    const { post } = await lms.launch(person, placed)
    const { token } = await enterApp(door, post)
    const [row] = await door.rows<{ id: PersonId }>(`select id from people where subject = '${person.sub}'`)
    if (!row) throw new Error('Nobody arrived.')
    const course = '' as CourseId // nothing here asks for it
    return new TestPerson({ id: row.id, name: person.name, course, token, url: door.url, origin: door.url })
  }
  const teacher = await open(lms.person('agnieszka'))
  const kwame = await open(lms.person('kwame'))
  const [made] = await door.rows<{ id: ActivityId }>('select id from activities')
  if (!made) throw new Error('No activity was made.')
  const activity = made.id
  const setUp = { plugin: 'marks', title: 'First visits', settings: { columns } }
  const reply = await teacher.command(activity, 'activity.setUp', setUp)
  if (reply.status !== 200) throw new Error(JSON.stringify(reply.error))
  const deliver = () => house.grades.settle()
  return {
    ...{ door, activity, placed, teacher, kwame, open, deliver },
    async give(mark, to = kwame) {
      const given = await teacher.command(activity, 'marks.give', { person: to.id, ...mark })
      if (given.status !== 200) throw new Error(JSON.stringify(given.error))
      await deliver()
    },
    later(milliseconds) {
      door.wait(milliseconds)
      return deliver()
    },
    inGradebook: (person = 'kwame') => lms.findGrade(placed, lms.person(person)),
    async row(lineItem = '') {
      const [row] = await door.rows<GradeRow>(
        `select * from grades where person_id = '${kwame.id}' and line_item = '${lineItem}'`,
      )
      if (!row) throw new Error('There is no such grade.')
      return row
    },
    close: () => door.close(),
  }
}
