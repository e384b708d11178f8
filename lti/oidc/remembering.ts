import type { FastifyInstance } from 'fastify'
import type { Door } from './door.ts'
import { fieldsOf } from './fields.ts'
import { findLogin, saveStorageTarget } from './logins.ts'
import { findProofCookie, matches } from './proof.ts'

/** A name of a frame: what HTML allows there, without the names that mean something else. */
const frameName = /^(_parent|[A-Za-z][\w.-]{0,99})$/

/** What the page of the login asks while it stands in the frame. */
export function addRemembering(app: FastifyInstance, { database, now }: Door): void {
  const findOpenLogin = async (state: string | undefined) => {
    const login = state ? await database.read((db) => findLogin(db, state)) : undefined
    return login && login.expires_at > now() ? login : undefined
  }

  app.post('/lti/login/check', async (request, reply) => {
    const { state = '' } = fieldsOf(request)
    const login = await findOpenLogin(state)
    const isKept = login && matches(findProofCookie(request.headers.cookie, state), login.proof_hash)
    // Always 200: a browser's console shows other answers as faults, and a missing cookie is none.
    return reply.header('cache-control', 'no-store').send({ kept: Boolean(isKept) })
  })

  app.post('/lti/login/target', async (request, reply) => {
    const { state = '', proof, target = '' } = fieldsOf(request)
    const login = await findOpenLogin(state)
    const isAllowed = login && matches(proof, login.proof_hash) && frameName.test(target)
    if (isAllowed) await database.write((db) => saveStorageTarget(db, login.state_hash, target))
    return reply.header('cache-control', 'no-store').send({ kept: Boolean(isAllowed) })
  })
}
