import { html, type Html } from './html.ts'
import { textsIn, type Language } from './texts.ts'

/** What a helpdesk wants to know, folded away; the reference is the id of the request in the log. */
export function helpdeskFacts(language: Language, reference: string): Html {
  const { helpdesk } = textsIn(language)
  const clock = new Intl.DateTimeFormat(language, { dateStyle: 'full', timeStyle: 'long', timeZone: 'UTC' })
  return html`<details>
    <summary>${helpdesk.title}</summary>
    <dl>
      <dt>${helpdesk.when}</dt>
      <dd>${clock.format(new Date())}</dd>
      <dt>${helpdesk.reference}</dt>
      <dd><code>${reference}</code></dd>
    </dl>
  </details>`
}
