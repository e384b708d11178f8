import type { FastifyInstance } from 'fastify'

declare module 'fastify' {
  interface FastifyContextConfig {
    /** The body may take its time to arrive; whoever reads it says for how long it may be silent. */
    slow?: true
  }
}

/**
 * Ends requests whose body takes longer to arrive, in ms: whoever sends it byte by byte would else keep a connection for
 * ever. (Their head has a limit of its own in Node.)
 */
export function limitSlowRequests(app: FastifyInstance, longest: number): void {
  app.addHook('onRequest', ({ method, raw, routeOptions }, _reply, done) => {
    if (method !== 'GET' && !routeOptions.config.slow) {
      const timer = setTimeout(() => raw.destroy(), longest)
      raw.once('close', () => clearTimeout(timer))
    }
    done()
  })
}
