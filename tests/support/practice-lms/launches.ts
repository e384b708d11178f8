import { randomInt, randomUUID } from 'node:crypto'
import type { Activity, Container, Course } from './courses.ts'
import type { Signing } from './keys.ts'
import type { Person } from './people.ts'
import type { Tool } from './tools.ts'

/** The payload of an id_token, before it is signed. */
export type Claims = Record<string, unknown>

/** One opening of a tool, from the click until its message hint is used up. */
export interface Launch {
  id: string
  kind: 'link' | 'deep-linking'
  person: Person
  course: Course
  tool: Tool
  /** Absent in Deep Linking, where there is no activity yet. */
  activity: Activity | undefined
  container: Container
  /** The section of the course page where selected items go. */
  section: number
  /** The key in the Deep Linking return address. */
  ticket: string
  used: boolean
  /** Changes the token before it is signed, and how it is signed: for tests that forge. */
  forge: ((claims: Claims) => Claims) | undefined
  signing: Signing | undefined
}

/** Who opens what; the rest of a launch has defaults. */
export type LaunchSeed = Pick<Launch, 'person' | 'course' | 'tool'> & Partial<Launch>

/** The openings under way. */
export class Launches {
  private readonly byId = new Map<string, Launch>()

  open(seed: LaunchSeed): Launch {
    const launch: Launch = {
      kind: 'link',
      activity: undefined,
      container: seed.activity?.container ?? 'iframe',
      section: 0,
      used: false,
      forge: undefined,
      signing: undefined,
      ...seed,
      id: `ltilaunch${seed.activity?.linkId ?? '0'}_${randomInt(1_000_000_000, 2_000_000_000)}`,
      ticket: randomUUID(),
    }
    this.byId.set(launch.id, launch)
    return launch
  }

  find(id: string | undefined) {
    return id === undefined ? undefined : this.byId.get(id)
  }

  /** The launch whose ticket is among the values of a return address, whatever the mood calls the parameter. */
  findByTicket(values: string[]) {
    return [...this.byId.values()].find((launch) => values.includes(launch.ticket))
  }
}
