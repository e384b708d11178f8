import { html, nothing, type TemplateResult } from 'lit'
import { hashOf, sayDay } from '../../../api/client.ts'
import type { Moment } from '../../contract.ts'
import { text } from './texts.ts'

interface Around {
  /** The path of the room. */
  readonly path: string
  readonly renderNotes: (moment: Moment) => TemplateResult | typeof nothing
}

/** What is left of moments: a dated entry each, the newest in view and the others behind it. */
export function renderEntries(over: readonly Moment[], around: Around): TemplateResult | typeof nothing {
  const [newest, ...older] = over
  if (!newest) return nothing
  return html`${renderEntry(newest, around)}
  ${
    older.length === 0
      ? nothing
      : html`<details class="older">
          <summary class="quiet">${text('before', { count: older.length })}</summary>
          ${older.map((moment) => renderEntry(moment, around))}
        </details>`
  }`
}

const renderEntry = (moment: Moment, { path, renderNotes }: Around): TemplateResult =>
  html`<details class="entry">
    <summary>
      <b>${text('held', { kind: text(`kind.${moment.kind}`), day: sayDay(moment.startsAt, Date.now()) })}</b>
      <span dir="auto">${moment.question}</span>
    </summary>
    ${renderNotes(moment)}
    <p>${renderSaid(moment, path)}</p>
  </details>`

/** The way to the first of what was said during it. */
function renderSaid({ conversation, from, to }: Moment, path: string) {
  if (from === null || to === null || to < from) return html`<span class="quiet">${text('silent')}</span>`
  return html`<a href=${hashOf({ path, message: { conversation, seq: from } })}>${text('said')}</a>`
}
