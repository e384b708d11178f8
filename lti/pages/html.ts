/** Markup that is safe to send: made by `html` alone. */
export interface Html {
  readonly markup: string
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

const escape = (text: string): string => text.replace(/[&<>"']/g, (character) => entities[character] ?? character)

const render = (value: Html | string | readonly Html[]): string => {
  if (typeof value === 'string') return escape(value)
  if ('markup' in value) return value.markup
  return value.map(({ markup }) => markup).join('')
}

/** A template in which every text is escaped, for content and for quoted attributes; only Html goes in as it is. */
export const html = (parts: TemplateStringsArray, ...values: (Html | string | readonly Html[])[]): Html => ({
  markup: String.raw({ raw: parts }, ...values.map(render)),
})

/** A script or style that this project wrote, inlined as it is. */
export const trusted = (markup: string): Html => ({ markup })

/** Hidden fields of a form. */
export const hiddenFields = (fields: Readonly<Record<string, string | undefined>>): Html[] =>
  Object.entries(fields).flatMap(([name, value]) =>
    value === undefined ? [] : [html`<input type="hidden" name="${name}" value="${value}" />`],
  )
