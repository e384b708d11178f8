import type { MessageSettings } from './browser/tool-messages.ts'
import { html, writeData, type Html } from './html.ts'
import { writePage } from './pages/layout.ts'
import type { Parts } from './parts.ts'

/** Origins that may keep values here and resize their frame: those of the registered tools. */
const listOrigins = ({ world }: Parts) => [
  ...new Set(world.tools.flatMap((tool) => [tool.loginUrl, ...tool.redirectUris]).map((url) => new URL(url).origin)),
]

/** What a page that holds a tool's frame needs so that its messages are answered; nothing where the mood answers none. */
export function writeMessageAnswers(parts: Parts): {
  settings: Html | undefined
  frame: Html | undefined
  scripts: string[]
} {
  const target = parts.levers.storage === 'absent' ? undefined : parts.mood.opening.storageTarget
  if (target === undefined && !parts.mood.opening.resizesFrame)
    return { settings: undefined, frame: undefined, scripts: [] }
  return {
    settings: writeSettings(parts, target),
    frame:
      target === undefined
        ? undefined
        : html`<iframe name="${target}" src="/storage" title="Storage for tools" hidden></iframe>`,
    scripts: ['tool-messages.js'],
  }
}

function writeSettings(parts: Parts, target: string | undefined): Html {
  const settings: MessageSettings = {
    origins: JSON.stringify(listOrigins(parts)),
    storage: target === undefined ? 'absent' : parts.levers.storage,
    target: target ?? '',
    resizes: parts.mood.opening.resizesFrame ? 'yes' : 'no',
  }
  return html`<meta name="tool-messages" ${writeData(settings)} />`
}

/** The hidden frame that keeps values for tools (LTI Client Side postMessages 1.0, Platform Storage 0.1). */
export function serveStorageFrame(parts: Parts) {
  parts.app.get('/storage', async (_request, reply) => {
    const { settings, scripts } = writeMessageAnswers(parts)
    const page = writePage(parts, { title: 'Storage for tools', body: html``, head: settings, scripts, bare: true })
    return reply.type('text/html; charset=utf-8').send(page.text)
  })
}
