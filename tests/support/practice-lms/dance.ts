import { CookieJar } from './cookie-jar.ts'
import type { Activity, Container, Course } from './courses.ts'
import { readPostingPage } from './html.ts'
import type { Signing } from './keys.ts'
import type { Claims, Launch } from './launches.ts'
import { writeLogin } from './oidc.ts'
import type { Parts } from './parts.ts'
import type { Person } from './people.ts'
import type { Tool } from './tools.ts'

/** One request of the dance and its answer. The body has been read. */
export interface Step {
  url: string
  status: number
  headers: Headers
  body: string
  /** Where a redirect points, as an absolute address. */
  location: string | undefined
}

/** How a launch differs from the plain one. */
export interface DanceOptions {
  /** Cookies to begin with; another person's jar plays another browser. */
  jar?: CookieJar
  /** Which tool, where the activity does not say (Deep Linking). */
  tool?: Tool
  course?: Course
  container?: Container
  /** What the tool is told about where it opens (Sec-Fetch-Dest); default `document`, which gets a plain redirect. */
  destination?: 'document' | 'iframe'
  /** GET instead of POST for the login. */
  loginMethod?: 'GET' | 'POST'
  /** Changes or takes away parameters of the login. */
  login?: Record<string, string | undefined>
  /** Changes the claims before they are signed. */
  forge?: (claims: Claims) => Claims
  signing?: Signing
}

const without = (fields: Record<string, string | undefined>): Record<string, string> =>
  Object.fromEntries(Object.entries(fields).filter((entry): entry is [string, string] => entry[1] !== undefined))

/** A launch over HTTP without a browser, step by step: `login`, `authorize`, `post`. */
export class Dance {
  readonly jar: CookieJar
  readonly launch: Launch
  /** Every step so far, in order. */
  readonly steps: Step[] = []

  constructor(
    private readonly parts: Parts,
    person: Person,
    private readonly options: DanceOptions & { activity?: Activity },
  ) {
    const { world, launches, sessions, site } = parts
    const { activity } = options
    const course = options.course ?? (activity ? world.readCourseOf(activity) : world.readFirstCourse())
    const tool = options.tool ?? (activity ? world.readTool(activity.toolId) : world.readTool('1'))
    this.jar = options.jar ?? new CookieJar()
    this.jar.set(site.url, sessions.cookieName, sessions.open(person))
    this.launch = launches.open({
      kind: activity ? 'link' : 'deep-linking',
      person,
      course,
      tool,
      activity,
      forge: options.forge,
      signing: options.signing,
      ...(options.container ? { container: options.container } : {}),
    })
  }

  /** The parameters the LMS sends to the tool's login, with the options' changes. */
  get loginFields() {
    return without({ ...writeLogin(this.parts, this.launch), ...this.options.login })
  }

  /** Third-party initiated login. An honest tool answers with a redirect to our authorization endpoint. */
  login(): Promise<Step> {
    const { loginUrl } = this.launch.tool
    if (this.options.loginMethod === 'GET') {
      const url = new URL(loginUrl)
      for (const [name, value] of Object.entries(this.loginFields)) url.searchParams.set(name, value)
      return this.send(url.href)
    }
    return this.send(loginUrl, this.loginFields)
  }

  /** Follows the tool's redirect (or the given address) to our authorization endpoint. */
  authorize(address = this.steps.at(-1)?.location): Promise<Step> {
    if (address === undefined) throw new Error(`The login did not redirect: ${this.describeLast()}`)
    return this.send(address)
  }

  /** The form that our last page would post on. */
  get form() {
    const form = readPostingPage(this.steps.at(-1)?.body ?? '')
    if (!form) throw new Error(`There is no form to post: ${this.describeLast()}`)
    return form
  }

  /** Posts the last page's form, or the given fields to its address. */
  post(fields?: Record<string, string | undefined>): Promise<Step> {
    const { action, fields: own } = this.form
    return this.send(action, without(fields ?? own))
  }

  /** One request with the jar's cookies, as this browser would send it. */
  async send(url: string, form?: Record<string, string>): Promise<Step> {
    const response = await fetch(url, {
      method: form ? 'POST' : 'GET',
      redirect: 'manual',
      headers: {
        'sec-fetch-site': 'cross-site',
        'sec-fetch-mode': 'navigate',
        'sec-fetch-dest': this.options.destination ?? 'document',
        ...(form ? { origin: this.parts.site.url } : {}),
        ...this.jar.write(url),
      },
      ...(form ? { body: new URLSearchParams(form) } : {}),
    })
    this.jar.keep(url, response.headers)
    const location = response.headers.get('location')
    const step: Step = {
      url,
      status: response.status,
      headers: response.headers,
      body: await response.text(),
      location: location === null ? undefined : new URL(location, url).href,
    }
    this.steps.push(step)
    return step
  }

  private describeLast() {
    const last = this.steps.at(-1)
    return last ? `${last.url} answered ${last.status} ${last.body.slice(0, 200)}` : 'no step was made yet'
  }
}
