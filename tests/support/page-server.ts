import { copyFile, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build, preview, type InlineConfig } from 'vite'
import { makeFolder } from './folders.ts'

export interface PageServer {
  /** Where the page is asked for; a script of it reads the rest from the address. */
  readonly page: string
  close(): Promise<void>
}

interface Wanted {
  /** What the page is drawn by. */
  readonly script: URL
  /** A module that the script imports when it is open, by the address `/module.js`. */
  readonly module?: URL
  readonly port: number
  /** The port of a running house. */
  readonly house: number
}

const client = resolve(import.meta.dirname, '../../client')

/**
 * Serves one page of the sources as they are now, on the same origin as a running house: the house listens on a port
 * behind it and has this server's address as its own. They are bundled first: a page that asks for each of two hundred
 * modules takes a browser longer to open than all that a test does with it.
 */
export async function servePage({ script, module, port, house }: Wanted): Promise<PageServer> {
  const folder = await makeFolder()
  await bundle(folder.path, { page: fileURLToPath(script), ...(module && { module: fileURLToPath(module) }) })
  await writeFile(join(folder.path, 'page.html'), html)
  for (const style of ['tokens.css', 'ground.css'])
    await copyFile(join(client, 'styles', style), join(folder.path, style))
  const to = { target: `http://127.0.0.1:${house}`, ws: true }
  return serve(folder, 'page.html', { port, proxy: { '/api': to, '/live': to } })
}

/** Serves the elements of the client, every one in every state. */
export async function serveGallery(): Promise<PageServer> {
  const folder = await makeFolder()
  await bundle(folder.path, { gallery: join(client, 'gallery.html') })
  return serve(folder, 'gallery.html', { port: 0 })
}

async function bundle(folder: string, input: Record<string, string>): Promise<void> {
  await build({
    ...quiet,
    root: client,
    build: {
      outDir: folder,
      target: 'es2022',
      minify: false,
      reportCompressedSize: false,
      rollupOptions: {
        input,
        // What a module exports is asked for by a page that is open already.
        preserveEntrySignatures: 'exports-only',
        output: { entryFileNames: '[name].js' },
      },
    },
  })
}

async function serve(
  folder: { path: string; remove: () => Promise<void> },
  page: string,
  how: NonNullable<InlineConfig['preview']>,
): Promise<PageServer> {
  const server = await preview({
    ...quiet,
    root: folder.path,
    build: { outDir: folder.path },
    preview: { host: '127.0.0.1', strictPort: true, ...how },
  })
  return {
    page: `${server.resolvedUrls?.local[0] ?? ''}${page}`,
    async close() {
      await server.close()
      await folder.remove()
    },
  }
}

const quiet = { configFile: false, logLevel: 'silent' } as const

const html = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>One page</title>
    <link rel="icon" href="data:," />
    <link rel="stylesheet" href="/tokens.css" />
    <link rel="stylesheet" href="/ground.css" />
    <script type="module" src="/page.js"></script>
  </head>
  <body style="block-size: 100dvh"></body>
</html>
`
