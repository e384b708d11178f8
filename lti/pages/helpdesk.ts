import { html, type Html } from './html.ts'
import { textsIn, type Language } from './texts.ts'

/**
 * What a helpdesk wants to know; the reference is the id of the request in the log.
 * @param isAskedFor whether the page speaks of it: then it lies open, and else folded away
 */
export function helpdeskFacts(language: Language, reference: string, isAskedFor = false): Html {
  const { helpdesk } = textsIn(language)
  const clock = new Intl.DateTimeFormat(language, { dateStyle: 'full', timeStyle: 'long', timeZone: 'UTC' })
  return html`<details${isAskedFor ? html` open` : ''}>
    <summary>${helpdesk.title}</summary>
    <dl>
      <dt>${helpdesk.when}</dt>
      <dd>${clock.format(new Date())}</dd>
      <dt>${helpdesk.reference}</dt>
      <dd><code>${reference}</code></dd>
    </dl>
  </details>`
}
