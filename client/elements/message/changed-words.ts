import { diffWordsWithSpace } from 'diff'
import { html, type TemplateResult } from 'lit'
import { tendingText } from '../../texts/tending-later.ts'

/** The words of a message, without what they look like. */
function wordsOf(said: string): string {
  const parsed = new DOMParser().parseFromString(
    said.replaceAll(/<\/(p|li|h\d|pre|blockquote|tr)>|<br>/g, '$&\n'),
    'text/html',
  )
  return parsed.body.textContent.trim()
}

/** What changed between two versions, word for word: heard as well as seen. */
export function renderChanges(before: string, after: string): TemplateResult {
  const pieces = diffWordsWithSpace(wordsOf(before), wordsOf(after))
  if (pieces.every(({ added, removed }) => !added && !removed))
    return html`<p class="same">${tendingText('revisions.same')}</p>`
  return html`<p class="changes" dir="auto">
    ${pieces.map(({ value, added, removed }) => {
      if (added)
        return html`<ins><span class="visually-hidden"> ${tendingText('revisions.added')} </span>${value}</ins>`
      return removed
        ? html`<del><span class="visually-hidden"> ${tendingText('revisions.taken')} </span>${value}</del>`
        : value
    })}
  </p>`
}
