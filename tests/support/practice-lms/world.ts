import {
  findActivity,
  type Activity,
  type Container,
  type Course,
  type CourseSeed,
  type LineItem,
  type Member,
} from './courses.ts'
import type { Mood } from './moods/mood.ts'
import { makePerson, type Person, type PersonSeed } from './people.ts'
import { makeTool, type Tool, type ToolSeed } from './tools.ts'

/** What an activity is made of, by hand, by a test or by Deep Linking. */
export interface ActivitySeed {
  title: string
  tool?: Tool
  course?: Course
  description?: string
  url?: string
  custom?: Record<string, string>
  container?: Container
  section?: number
  /** A number makes it graded, with that maximum. */
  scoreMaximum?: number
  resourceId?: string
  tag?: string
  opensAt?: string
  dueAt?: string
}

/** A line item's own fields; what is left out is empty. */
export type LineItemSeed = Pick<LineItem, 'label' | 'scoreMaximum' | 'toolId'> & Partial<LineItem>

/** Everything the LMS knows, in memory. Numbers count up from where a young Moodle's would stand. */
export class World {
  readonly people: Person[] = []
  readonly courses: Course[] = []
  readonly tools: Tool[] = []
  private next = { person: 2, course: 2, link: 1, tool: 1, lineItem: 3 }

  constructor(private readonly mood: Mood) {}

  addPerson(seed: PersonSeed): Person {
    const number = this.next.person++
    const person = makePerson(seed, { id: String(number), sub: this.mood.wireId('person', number) })
    if (this.people.some((other) => other.username === person.username)) person.username += String(number)
    this.people.push(person)
    return person
  }

  addCourse(seed: CourseSeed): Course {
    const number = this.next.course++
    const course: Course = {
      id: String(number),
      contextId: this.mood.wireId('course', number),
      label: seed.label,
      title: seed.title,
      sourcedId: seed.sourcedId ?? seed.label,
      introduction: seed.introduction ?? '',
      sections: seed.sections ?? [{ title: 'Start here', readings: [] }],
      members: [],
      activities: [],
      lineItems: [],
    }
    this.courses.push(course)
    return course
  }

  /** Puts a person into a course. Administrators are never members; they see every course. */
  enrol(course: Course, person: Person, groups: string[] = ['1']): Member {
    const member: Member = { person, part: person.part, status: 'Active', groups }
    course.members.push(member)
    return member
  }

  addTool(seed: ToolSeed): Tool {
    const number = this.next.tool++
    const tool = makeTool(seed, { id: String(number), deploymentId: this.mood.deploymentId(number) })
    this.tools.push(tool)
    return tool
  }

  addActivity(seed: ActivitySeed): Activity {
    const course = seed.course ?? this.readFirstCourse()
    const tool = seed.tool ?? this.tools[0]
    if (!tool) throw new Error('Register a tool before adding an activity.')
    const number = this.next.link++
    const activity: Activity = {
      // A course module's number runs ahead of its activity's own, so that nobody takes one for the other.
      id: String(number + 4),
      linkId: this.mood.wireId('link', number),
      toolId: tool.id,
      title: seed.title,
      description: seed.description ?? '',
      url: seed.url,
      custom: seed.custom ?? {},
      container: seed.container ?? 'iframe',
      section: seed.section ?? 0,
      lineItemId: undefined,
      opensAt: seed.opensAt,
      dueAt: seed.dueAt,
    }
    course.activities.push(activity)
    if (seed.scoreMaximum !== undefined) activity.lineItemId = this.addOwnLineItem(course, activity, seed).id
    return activity
  }

  private addOwnLineItem(course: Course, activity: Activity, seed: ActivitySeed) {
    return this.addLineItem(course, {
      label: activity.title,
      scoreMaximum: seed.scoreMaximum ?? 100,
      toolId: activity.toolId,
      activityId: activity.id,
      resourceId: seed.resourceId ?? '',
      tag: seed.tag ?? '',
      ownedByLms: true,
    })
  }

  addLineItem(course: Course, seed: LineItemSeed): LineItem {
    const item: LineItem = {
      resourceId: '',
      tag: '',
      activityId: undefined,
      ownedByLms: false,
      grades: new Map(),
      ...seed,
      id: String(this.next.lineItem++),
    }
    course.lineItems.push(item)
    return item
  }

  readFirstCourse(): Course {
    const [course] = this.courses
    if (!course) throw new Error('The practice LMS has no course.')
    return course
  }

  findCourse(id: string | undefined) {
    return this.courses.find((course) => course.id === id)
  }

  /** The course that holds an activity, for callers who have only the activity. */
  readCourseOf(activity: Activity): Course {
    const course = this.courses.find((one) => findActivity(one, activity.id))
    if (!course) throw new Error(`No course holds the activity "${activity.title}".`)
    return course
  }

  findTool(id: string | undefined) {
    return this.tools.find((tool) => tool.id === id)
  }

  readTool(id: string): Tool {
    const tool = this.findTool(id)
    if (!tool) throw new Error(`There is no tool ${id}.`)
    return tool
  }

  findPerson(id: string | undefined) {
    return this.people.find((person) => person.id === id)
  }

  /** Finds a person by what identifies them on the wire or on a sign-in page: `sub` or sign-in name. */
  readPerson(name: string): Person {
    const person = this.people.find((one) => one.sub === name || one.username === name || one.name === name)
    if (!person) throw new Error(`Nobody here is called "${name}".`)
    return person
  }
}
