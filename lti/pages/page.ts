import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import type { FastifyReply } from 'fastify'
import { html, trusted, type Html } from './html.ts'
import type { Language } from './texts.ts'

/** A page of the front door: one thing to say, perhaps one script. */
export interface Page {
  readonly language: Language
  readonly title: string
  readonly content: Html
  readonly script?: Script
  /** `data-` attributes of the body, for the script. */
  readonly data?: Readonly<Record<string, string>>
  /** Whether it is shown in a frame: those stay light, as the LMS around them. */
  readonly framed: boolean
  /** Who may frame it, as CSP sources. */
  readonly frames: readonly string[]
  /** Origins beside our own to which a form on it may lead. */
  readonly leadsTo?: readonly string[]
  /** Keeps the Origin header on what its form posts to us, for browsers without Sec-Fetch-Site. */
  readonly postsHome?: boolean
}

interface Script {
  readonly text: string
  readonly source: string
}

const readFile = (name: string): string => readFileSync(new URL(name, import.meta.url), 'utf8')
const hashSource = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`

function readScript(...names: string[]): Script {
  const text = names.map(readFile).join('\n')
  return { text, source: hashSource(text) }
}

/** The scripts of pages, read once; pages carry them inline, and allow them by their hash. */
export const scripts = {
  login: readScript('storage.js', 'login.js'),
  launch: readScript('storage.js', 'launch.js'),
  retry: readScript('retry.js'),
  registered: readScript('registered.js'),
}

const style = readFile('page.css')
const styleSource = hashSource(style)

/** Sends a page that nothing may keep, that loads nothing, and that runs only its own script. */
export function sendPage(reply: FastifyReply, status: number, page: Page): FastifyReply {
  return protect(reply, page.frames, policyOf(page))
    .header('referrer-policy', page.postsHome ? 'same-origin' : 'no-referrer')
    .code(status)
    .type('text/html; charset=utf-8')
    .send(render(page))
}

/** Headers of everything that the front door answers to a browser. */
export function protect(reply: FastifyReply, frames: readonly string[], policy: readonly string[] = []): FastifyReply {
  const ancestors = frames.length > 0 ? frames.join(' ') : "'none'"
  return reply
    .header('cache-control', 'no-store')
    .header('referrer-policy', 'no-referrer')
    .header('x-content-type-options', 'nosniff')
    .header('content-security-policy', ["default-src 'none'", ...policy, `frame-ancestors ${ancestors}`].join('; '))
}

const policyOf = ({ script, leadsTo = [] }: Page): string[] => [
  `style-src ${styleSource}`,
  'img-src data:',
  ...(script ? [`script-src ${script.source}`, "connect-src 'self'"] : []),
  ["form-action 'self'", ...leadsTo].join(' '),
  "base-uri 'none'",
]

function render({ language, title, content, script, data = {}, framed }: Page): string {
  const attributes = Object.entries(data).map(([name, value]) => html` data-${name}="${value}"`)
  return html`<!doctype html>
<html lang="${language}"${framed ? trusted(' data-scheme="light"') : ''}>
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<link rel="icon" href="data:,">
${trusted(`<style>${style}</style>`)}
</head>
<body${attributes}>
<main>${content}</main>
${script ? trusted(`<script>${script.text}</script>`) : ''}
</body>
</html>
`.markup
}
