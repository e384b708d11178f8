import type { Part, Person } from './people.ts'

/** Where an activity opens: in a frame on its page, in a new window, or in place of the LMS's own page. */
export type Container = 'iframe' | 'window' | 'frame'

/** A course to start the world with. */
export interface CourseSeed {
  label: string
  title: string
  sourcedId?: string
  introduction?: string
  /** Headings of the course page with plain reading matter, so that activities have neighbours. */
  sections?: SectionSeed[]
}

/** A heading of the course page and the titles of the pages under it. */
export interface SectionSeed {
  title: string
  readings: string[]
}

/** A person in a course. Inactive members have left and are kept for the record. */
export interface Member {
  person: Person
  part: Part
  status: 'Active' | 'Inactive'
  /** Ids of the groups inside the course. */
  groups: string[]
}

/** One External tool activity. `id` is in page addresses, `linkId` is the resource link's id that tools see. */
export interface Activity {
  id: string
  linkId: string
  toolId: string
  title: string
  description: string
  /** The item's own address from Deep Linking; `undefined` for one added by hand. */
  url: string | undefined
  custom: Record<string, string>
  container: Container
  section: number
  lineItemId: string | undefined
  /** ISO times, kept only where the mood honours them. */
  opensAt: string | undefined
  dueAt: string | undefined
}

/** What a line item holds for one person. `given` is null when there is no grade (never sent, or wiped). */
export interface Grade {
  given: number | null
  maximum: number
  /** Milliseconds since 1970 of the tool's own timestamp. */
  timestamp: number
  comments: string[]
  attempts: number
  /** Empty while the tool has sent nothing: then the grade is a teacher's own. */
  activityProgress: string
  gradingProgress: string
}

/** A column of the gradebook. `grades` are by the LMS's own person id. */
export interface LineItem {
  id: string
  toolId: string
  label: string
  scoreMaximum: number
  resourceId: string
  tag: string
  /** The activity it belongs to, if any. */
  activityId: string | undefined
  /** Made by the LMS with its activity; a tool may not take it away. */
  ownedByLms: boolean
  grades: Map<string, Grade>
}

/** A course. `id` is in addresses, `contextId` is what tools see. */
export interface Course {
  id: string
  contextId: string
  label: string
  title: string
  sourcedId: string
  introduction: string
  sections: SectionSeed[]
  members: Member[]
  activities: Activity[]
  lineItems: LineItem[]
}

export const findMember = (course: Course, personId: string) =>
  course.members.find((member) => member.person.id === personId)

/** Active members by family name, as an LMS lists them. */
export const listActive = (course: Course) =>
  course.members
    .filter((member) => member.status === 'Active')
    .toSorted((a, b) => a.person.family.localeCompare(b.person.family, 'en'))

export const findActivity = (course: Course, id: string) => course.activities.find((activity) => activity.id === id)

export const findLineItem = (course: Course, id: string | undefined) => course.lineItems.find((item) => item.id === id)

/** A teacher's own grade takes the place of whatever is there; both LMSs count it as set now. */
export function gradeByHand(item: LineItem, person: Person, given: number | null) {
  const before = item.grades.get(person.id)
  const nothing = { comments: [], attempts: 0, activityProgress: '', gradingProgress: '' }
  item.grades.set(person.id, { ...nothing, ...before, given, maximum: item.scoreMaximum, timestamp: Date.now() })
}
