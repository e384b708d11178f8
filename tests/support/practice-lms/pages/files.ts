import { readFileSync } from 'node:fs'
import type { Parts } from '../parts.ts'
import { readParameter } from '../services.ts'

const CSS = 'text/css; charset=utf-8'
const SCRIPT = 'text/javascript; charset=utf-8'

/** What runs in the browser, by the name it is asked for. */
const FILES: Record<string, { type: string; file: URL }> = {
  'style.css': { type: CSS, file: new URL('../browser/style.css', import.meta.url) },
  'contents.css': { type: CSS, file: new URL('../browser/contents.css', import.meta.url) },
  'frames.css': { type: CSS, file: new URL('../browser/frames.css', import.meta.url) },
  'mark.svg': { type: 'image/svg+xml', file: new URL('../browser/mark.svg', import.meta.url) },
  'registration.js': { type: SCRIPT, file: new URL('../browser/registration.ts', import.meta.url) },
  'select-content.js': { type: SCRIPT, file: new URL('../browser/select-content.ts', import.meta.url) },
  'selected.js': { type: SCRIPT, file: new URL('../browser/selected.ts', import.meta.url) },
  'tool-messages.js': { type: SCRIPT, file: new URL('../browser/tool-messages.ts', import.meta.url) },
}

const written = new Map<string, string>()

/** The script as a browser reads it. Types go away, nothing else changes; the compiler is loaded when a page first needs it. */
async function writeScript(file: URL): Promise<string> {
  const known = written.get(file.href)
  if (known !== undefined) return known
  const { default: typescript } = await import('typescript')
  const { ModuleKind, ScriptTarget } = typescript
  const compilerOptions = { target: ScriptTarget.ES2022, module: ModuleKind.ESNext }
  const { outputText } = typescript.transpileModule(readFileSync(file, 'utf8'), { compilerOptions })
  // Each is one script and imports nothing: without the mark of a module it can also run before the page is read.
  const text = outputText.replace(/^export \{\};?$/m, '')
  written.set(file.href, text)
  return text
}

/** The few files that run in the browser, from a fixed list. */
export function serveFiles(parts: Parts) {
  parts.app.get('/browser/:file', async (request, reply) => {
    const found = FILES[readParameter(request, 'file')]
    if (!found) return reply.code(404).send('No such file')
    const { type, file } = found
    return reply.type(type).send(type === SCRIPT ? await writeScript(file) : readFileSync(file))
  })
}
