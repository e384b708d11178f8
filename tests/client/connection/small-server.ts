import fastify, { type FastifyInstance } from 'fastify'

/** A server of a few lines that the page under test belongs to. */
export async function startSmallServer(routes: (app: FastifyInstance) => void): Promise<FastifyInstance> {
  const app = fastify({ forceCloseConnections: true })
  routes(app)
  belongTo(await app.listen({ port: 0, host: '127.0.0.1' }))
  return app
}

/** Makes the test's page one of this address, so that it may speak to the server there. */
export function belongTo(address: string): void {
  const { happyDOM } = window as unknown as { happyDOM: { setURL(url: string): void } }
  happyDOM.setURL(address)
}
