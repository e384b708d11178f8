import type { FastifyReply, FastifyRequest } from 'fastify'
import { randomUUID } from 'node:crypto'
import type { Person } from './people.ts'

/** Who sits at which browser. The cookie is Lax, as a careful LMS has it, and named by port: cookies ignore ports. */
export class Sessions {
  private readonly people = new Map<string, Person>()

  constructor(private readonly readPort: () => string) {}

  get cookieName() {
    return `practice_lms_${this.readPort()}`
  }

  /** Starts a session and answers the cookie's value. */
  open(person: Person): string {
    const value = randomUUID()
    this.people.set(value, person)
    return value
  }

  give(reply: FastifyReply, person: Person) {
    reply.header('set-cookie', `${this.cookieName}=${this.open(person)}; Path=/; HttpOnly; SameSite=Lax`)
  }

  take(request: FastifyRequest, reply: FastifyReply) {
    const value = this.readCookie(request)
    if (value) this.people.delete(value)
    reply.header('set-cookie', `${this.cookieName}=; Path=/; Max-Age=0`)
  }

  find(request: FastifyRequest): Person | undefined {
    const value = this.readCookie(request)
    return value === undefined ? undefined : this.people.get(value)
  }

  private readCookie(request: FastifyRequest) {
    const prefix = `${this.cookieName}=`
    const pairs = (request.headers.cookie ?? '').split(/;\s*/)
    return pairs.find((pair) => pair.startsWith(prefix))?.slice(prefix.length)
  }
}
