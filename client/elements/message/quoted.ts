import { html, nothing, type TemplateResult } from 'lit'
import { text } from '../../texts/texts.ts'
import { emit } from '../events.ts'
import { icon } from '../icons.ts'
import { callName } from '../people/names.ts'
import type { Message } from '../types.ts'
import { excerptOf } from './excerpt.ts'
import type { MessageItem } from './message-item.ts'

/** The words that a message answers, above its own; they lead to where they stand. */
export function renderQuoted(item: MessageItem, { id, author, html: words }: Message): TemplateResult {
  const name = callName(item.findPerson(author))
  const excerpt = excerptOf(words)
  const said = excerpt ? text('message.to', { name, excerpt }) : text('message.to.gone', { name })
  const since = item.answersEarlier ? html`<span class="since">${text('message.to.edited')}</span>` : nothing
  return html`<button
    class="reply-to ${item.compact ? 'quoted' : ''}"
    type="button"
    aria-label=${item.answersEarlier ? text('message.to.since', { said }) : said}
    @click=${() => emit(item, 'message-jump', { id })}
  >
    ${
      item.compact
        ? html`<span dir="auto"><strong>${name}</strong> ${excerpt}</span> ${since}`
        : html`${icon('reply', 'small')}<span>${said}</span> ${since}`
    }
  </button>`
}

/** The same of what stands right above, and is not quoted. */
export const renderSince = (item: MessageItem): TemplateResult | typeof nothing =>
  item.answersEarlier ? html`<p class="since">${text('message.since')}</p>` : nothing
