/** Text that is HTML already. Only the template below makes it. */
export class Html {
  constructor(readonly text: string) {}
}

type Slot = Html | string | number | undefined | false | readonly Slot[]

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

/** Text for an element or a quoted attribute. */
export const escapeHtml = (text: string) => text.replaceAll(/[&<>"']/g, (character) => ENTITIES[character] ?? character)

const UNESCAPED = Object.fromEntries(Object.entries(ENTITIES).map(([character, entity]) => [entity, character]))

/** The text that was escaped: undoes `escapeHtml` and nothing more. */
export const unescapeHtml = (text: string) =>
  text.replaceAll(/&(?:amp|lt|gt|quot|#39);/g, (entity) => UNESCAPED[entity] ?? entity)

function write(slot: Slot): string {
  if (slot === undefined || slot === false) return ''
  if (slot instanceof Html) return slot.text
  if (typeof slot === 'string' || typeof slot === 'number') return escapeHtml(String(slot))
  return slot.map(write).join('')
}

/** The one way to HTML: every slot is escaped unless it is Html itself; lists are joined, `undefined` and `false` vanish. */
export const html = (strings: TemplateStringsArray, ...slots: Slot[]): Html =>
  new Html(strings.map((text, index) => text + write(slots[index])).join(''))

/** Data attributes, from members. */
export const writeData = (data: object): Html[] =>
  Object.entries(data).map(([name, value]) => html`data-${name}="${String(value)}" `)

/** A page that does nothing but post a form on, as LTI's form_post and third-party logins do. */
export const writePostingPage = (action: string, fields: Record<string, string>): Html =>
  html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <title>One moment</title>
      </head>
      <body>
        <form method="post" action="${action}">
          ${Object.entries(fields).map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}" />`)}
          <noscript><button>Go on</button></noscript>
        </form>
        <script>
          document.forms[0].submit()
        </script>
      </body>
    </html>`

/** Reads a posting page back: where it posts to and what. */
export function readPostingPage(page: string): { action: string; fields: Record<string, string> } | undefined {
  const action = /<form method="post" action="([^"]*)"/.exec(page)?.[1]
  if (action === undefined) return undefined
  const inputs = page.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)"/g)
  const fields: Record<string, string> = {}
  for (const [, name = '', value = ''] of inputs) fields[unescapeHtml(name)] = unescapeHtml(value)
  return { action: unescapeHtml(action), fields }
}
