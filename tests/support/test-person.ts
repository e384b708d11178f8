import WebSocket from 'ws'
import { TestPage } from './test-page.ts'
import type { ActivityId, CourseId, PersonId } from '../../plugins/api/contract.ts'

interface Identity {
  readonly id: PersonId
  readonly name: string
  readonly course: CourseId
  readonly token: string
  readonly url: string
  /** The public address of the app: where the page of a socket comes from. */
  readonly origin: string
}

/** What a request came to: the status and, when all was well, the answer; else the error. */
export interface Reply<T = unknown> {
  readonly status: number
  readonly answer: T
  readonly position: Readonly<Record<string, number>>
  readonly error: { readonly code: string; readonly message: string; readonly path?: string } | undefined
  readonly headers: Headers
}

/** Somebody at a page, who speaks to the server as the page does: HTTP for queries and commands, a socket for what happens. */
export class TestPerson {
  readonly id: PersonId
  readonly name: string
  readonly course: CourseId
  readonly token: string
  private readonly url: string
  private readonly origin: string
  private readonly sockets: WebSocket[] = []

  constructor({ id, name, course, token, url, origin }: Identity) {
    this.id = id
    this.name = name
    this.course = course
    this.token = token
    this.url = url
    this.origin = origin
  }

  /** `operation` is `<feature>.<query>`. */
  async query<T = unknown>(
    activity: ActivityId,
    operation: string,
    input: unknown = {},
    headers = {},
  ): Promise<Reply<T>> {
    const question = `?input=${encodeURIComponent(JSON.stringify(input))}`
    return this.fetch(`/api/activities/${activity}/${operation.replace('.', '/')}${question}`, { headers })
  }

  async command<T = unknown>(
    activity: ActivityId,
    operation: string,
    input: unknown = {},
    headers = {},
  ): Promise<Reply<T>> {
    const body = typeof input === 'string' ? input : JSON.stringify(input)
    const sent = { 'content-type': 'application/json', ...headers }
    return this.fetch(`/api/activities/${activity}/${operation.replace('.', '/')}`, {
      method: 'POST',
      body,
      headers: sent,
    })
  }

  /** Opens the activity's page: what happens from now on, or since the numbers given, is collected in its `events`. */
  async listen(activity: ActivityId, since: Readonly<Record<string, number>> = {}): Promise<TestPage> {
    const socket = new WebSocket(`${this.url.replace(/^http/, 'ws')}/live`, { origin: this.origin })
    this.sockets.push(socket)
    const page = new TestPage(socket)
    socket.on('open', () => socket.send(JSON.stringify({ hello: { token: this.token, activity, since } })))
    await page.welcome
    return page
  }

  leave(): void {
    for (const socket of this.sockets) socket.terminate()
  }

  private async fetch<T>(path: string, init: RequestInit & { headers: Record<string, string> }): Promise<Reply<T>> {
    const headers = { authorization: `Bearer ${this.token}`, ...init.headers }
    const response = await fetch(this.url + path, { ...init, headers })
    const text = await response.text()
    const body = text === '' ? {} : JSON.parse(text)
    return { status: response.status, ...body, error: body.error, headers: response.headers }
  }
}
