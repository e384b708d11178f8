import { fileURLToPath } from 'node:url'
import { createServer, type Plugin } from 'vite'
import { editorPackages } from './editor-packages.ts'

export interface PageServer {
  /** Where the page is asked for; a script of it reads the rest from the address. */
  readonly page: string
  close(): Promise<void>
}

/**
 * Serves one page as the sources are now, without a build, on the same origin as a running house: the house listens on a
 * port behind it and has this server's address as its own.
 */
export async function servePage({ script, port, house }: Wanted): Promise<PageServer> {
  const to = { target: `http://127.0.0.1:${house}`, ws: true }
  const vite = await createServer({
    configFile: false,
    logLevel: 'silent',
    server: {
      ...{ port, host: '127.0.0.1', strictPort: true, hmr: false },
      // The client half of an outsider's plugin may lie anywhere.
      fs: { strict: false },
      proxy: { '/api': to, '/live': to },
    },
    plugins: [pageOf(fileURLToPath(script))],
    optimizeDeps: editorPackages,
  })
  await vite.listen()
  return { page: `http://127.0.0.1:${port}${path}`, close: () => vite.close() }
}

interface Wanted {
  /** The one script of the page. */
  readonly script: URL
  readonly port: number
  /** The port of the house. */
  readonly house: number
}

const path = '/page'

const pageOf = (script: string): Plugin => ({
  name: 'one-page',
  configureServer: ({ middlewares }) =>
    void middlewares.use(path, (_request, reply) => {
      reply.setHeader('content-type', 'text/html').end(`<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>One page</title>
    <link rel="icon" href="data:," />
    <link rel="stylesheet" href="/client/styles/tokens.css" />
    <link rel="stylesheet" href="/client/styles/ground.css" />
    <script type="module" src="/@fs${script}"></script>
  </head>
  <body style="block-size: 100dvh"></body>
</html>`)
    }),
})
