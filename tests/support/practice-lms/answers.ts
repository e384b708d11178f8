import type { FastifyReply } from 'fastify'

/** An HTTP answer, decided before it is sent. A string body goes out as it is, anything else as JSON. */
export interface Answer {
  status: number
  type: string
  body: unknown
  headers?: Record<string, string>
}

/** Sends an answer with exactly the given type: Fastify would add or change the charset. */
export function sendAnswer(reply: FastifyReply, answer: Answer) {
  const body = typeof answer.body === 'string' ? answer.body : JSON.stringify(answer.body)
  return reply
    .code(answer.status)
    .headers(answer.headers ?? {})
    .header('content-type', answer.type)
    .send(body)
}

/** Thrown by a handler to answer at once; the error handler sends it. */
export class Refused extends Error {
  constructor(readonly answer: Answer) {
    super(`answered ${answer.status}`)
  }
}
