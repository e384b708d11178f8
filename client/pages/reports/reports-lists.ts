import { html, nothing, type TemplateResult } from 'lit'
import type { PersonId } from '../../../plugins/api/contract.ts'
import { excerptOf } from '../../elements/message/excerpt.ts'
import { nameOf } from '../../elements/people/names.ts'
import '../../elements/relative-time.ts'
import { tendingText } from '../../texts/tending-later.ts'
import type { Audit, OwnReports } from './reports-page.ts'

/** Everything that was done to somebody or their words, the newest first. */
export function renderAudit(first: Audit, earlier: Audit | undefined, onMore: () => void): TemplateResult {
  const people = new Map([...first.people, ...(earlier?.people ?? [])].map((person) => [person.id, person]))
  const lines = [...first.lines, ...(earlier?.lines ?? [])]
  const name = (id: PersonId | null) => (id === null ? '' : nameOf(people.get(id)))
  return html`<section aria-labelledby="audit">
    <h2 id="audit">${tendingText('reports.audit')}</h2>
    ${lines.length === 0 ? html`<p class="note">${tendingText('reports.audit.none')}</p>` : nothing}
    <ol role="list">
      ${lines.map(
        ({ deed, actor, toward, reason, at }) =>
          html`<li class="line">
            <span>
              ${tendingText(`audit.${deed}`, { actor: name(actor), toward: name(toward) })}
              ${reason ? html`<span class="note">${reason}</span>` : nothing}
            </span>
            <relative-time .at=${at}></relative-time>
          </li>`,
      )}
    </ol>
    ${
      (earlier ?? first).more
        ? html`<button class="text-button" type="button" @click=${onMore}>${tendingText('reports.audit.more')}</button>`
        : nothing
    }
  </section>`
}

/** What somebody reported, and what came of it. */
export function renderOwn(reports: OwnReports): TemplateResult {
  return html`<section aria-labelledby="own">
    <h2 id="own">${tendingText('reports.own')}</h2>
    ${reports.length === 0 ? html`<p class="note">${tendingText('reports.own.none')}</p>` : nothing}
    <ul role="list">
      ${reports.map(
        ({ html: said, reason, decision, word, at }) =>
          html`<li class="card">
            ${said ? html`<p dir="auto">${excerptOf(said)}</p>` : nothing}
            <p class="note" dir="auto">${reason} <relative-time .at=${at}></relative-time></p>
            <p>${tendingText(`reports.own.${decision ?? 'waits'}`)} ${word}</p>
          </li>`,
      )}
    </ul>
  </section>`
}
