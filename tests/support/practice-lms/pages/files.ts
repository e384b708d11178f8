import { readFileSync } from 'node:fs'
import type { Parts } from '../parts.ts'
import { readParameter } from '../services.ts'

const TYPES: Record<string, string> = {
  'style.css': 'text/css; charset=utf-8',
  'mark.svg': 'image/svg+xml',
  'registration.js': 'text/javascript; charset=utf-8',
  'select-content.js': 'text/javascript; charset=utf-8',
  'selected.js': 'text/javascript; charset=utf-8',
  'tool-messages.js': 'text/javascript; charset=utf-8',
}

/** The few files that run in the browser, by name from a fixed list. */
export function serveFiles(parts: Parts) {
  parts.app.get('/browser/:file', (request, reply) => {
    const name = readParameter(request, 'file')
    const type = TYPES[name]
    if (!type) return reply.code(404).send('No such file')
    return reply.type(type).send(readFileSync(new URL(`../browser/${name}`, import.meta.url)))
  })
}
