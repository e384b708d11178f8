import type { FastifyRequest } from 'fastify'
import type { Answer } from '../answers.ts'
import type { Activity, Grade, LineItem, Member } from '../courses.ts'
import type { Claims, Launch } from '../launches.ts'
import type { Site } from '../parts.ts'
import type { ServiceUrls } from '../service-urls.ts'
import type { Tool } from '../tools.ts'

/** How the browser storage offered to tools behaves: it works, it is advertised and never answers, or it is not offered. */
export type StorageBehaviour = 'working' | 'silent' | 'absent'

/** Route patterns; `:course`, `:item` and `:tool` are filled in. */
export interface Paths {
  configuration: string
  registration: string
  authorize: string
  token: string
  jwks: string
  deepLinkReturn: string
  returnToCourse: string
  memberships: string
  lineItems: string
  lineItem: string
  scores: string
  results: string
}

/** What can be wrong with an authentication request, before a mood puts it into words. */
export type AuthorizeFault =
  | 'invalid_request'
  | 'invalid_scope'
  | 'unsupported_response_type'
  | 'unauthorized_client'
  | 'other_person'
  | 'nobody_signed_in'
  | 'spent_hint'

/** A page of a list: `from` counts entries, not pages. */
export interface Page {
  url: string
  from: number
  limit: number
  total: number
}

/** What the claims of a launch are made from. */
export interface ClaimSources {
  launch: Launch
  site: Site
  urls: ServiceUrls
  sharesPictures: boolean
}

/** A score as a tool posts it, members unchecked. */
export type ScoreBody = Record<string, unknown>

/** A score beside everything it is judged by. `member` is missing when the course does not know the person. */
export interface ScoreCase {
  score: ScoreBody
  member: Member | undefined
  grade: Grade | undefined
  item: LineItem
}

/** What a content item becomes: an activity's fields. */
export type ItemFields = Pick<Activity, 'title' | 'description' | 'url' | 'custom' | 'container' | 'opensAt' | 'dueAt'>

/** Every way in which one LMS differs from another, as answers to named questions. Nothing else asks which LMS it is. */
export interface Mood {
  name: 'moodle' | 'canvas'
  /** For people: what the pages say they imitate. */
  title: string
  paths: Paths
  /** The id under which tools know the nth person, course or link. */
  wireId: (kind: 'person' | 'course' | 'link', number: number) => string
  deploymentId: (number: number) => string
  /** Query that every service address of a tool carries. */
  serviceQuery: (tool: Tool) => string

  opening: {
    /** What the login calls the deployment id. */
    deploymentParameter: string
    /** The frame that keeps values for tools, or none. */
    storageTarget: string | undefined
    /** Whether `lti.frameResize` is honoured. */
    resizesFrame: boolean
    /** Whether phones get the tool in the whole window. */
    wholeWindowOnPhones: boolean
    /** What the frame may do. */
    frameAllow: string
    writeHint: (launch: Launch) => string
    readHint: (hint: string) => string | undefined
  }

  /** How a refused authorization is posted back; `undefined` shows a page of the LMS instead. */
  writeAuthorizeError: (fault: AuthorizeFault) => { error: string; description?: string } | undefined

  /** Every claim of an id_token but `nonce`. */
  writeClaims: (sources: ClaimSources) => Claims

  registration: {
    writeConfiguration: (site: Site) => Record<string, unknown>
    /** Whether a tool that registered itself waits for an administrator. */
    needsActivation: boolean
    writeRegistration: (request: Record<string, unknown>, tool: Tool) => Record<string, unknown>
    /** The answer to a registration token that is unknown, or was used (`known`). */
    refuseToken: (known: boolean) => Answer
  }

  tokens: {
    contentType: string
    /** Whether one client assertion counts once. */
    refusesReplay: boolean
    /** Whether a request without User-Agent is turned away. */
    needsUserAgent: boolean
  }

  services: {
    /** Whether Accept and Content-Type must be one exact media type. */
    exactMediaTypes: boolean
    refuse: (request: FastifyRequest, status: number, reason: string) => Answer
  }

  roster: {
    pageSize: number | undefined
    listsInactive: boolean
    /** Whether launches and rosters tell where pictures are. */
    sharesPictures: boolean
    writeMember: (
      member: Member,
      sources: { tool: Tool; site: Site; sharesPictures: boolean },
    ) => Record<string, unknown>
    /** Claims of the launch repeated beside a member when a link was named. */
    writeMessages: ((member: Member, activity: Activity, site: Site) => unknown[]) | undefined
    writeLink: (page: Page, asked: Record<string, string>) => string | undefined
  }

  lineItems: {
    pageSize: number | undefined
    write: (item: LineItem, links: { url: string; activity: Activity | undefined }) => Record<string, unknown>
    writeLink: (page: Page, asked: Record<string, string>) => string | undefined
    /** What becomes of the grades when the maximum changes. */
    rescale: (grade: Grade, before: number, after: number) => void
  }

  scores: {
    /** The refusal that a score deserves, or `undefined` when it is taken. */
    judge: (found: ScoreCase) => { status: number; reason: string } | undefined
    refuse: (request: FastifyRequest, fault: { status: number; reason: string }) => Answer
    /** The grade that follows from an accepted score. */
    apply: (found: ScoreCase) => Grade
    accept: (resultUrl: string) => Answer
    /** Whether tools are shown a grade that a teacher gave before the tool sent any. */
    listsTeachersOwn: boolean
    writeResult: (
      personSub: string,
      grade: Grade,
      item: { maximum: number; url: string; resultUrl: string },
    ) => Record<string, unknown>
  }

  deepLinking: {
    /** What of a content item is kept. */
    readItem: (item: Record<string, unknown>) => ItemFields
    /** Whether the answer must carry the `data` of the request. */
    expectsData: boolean
  }
}
