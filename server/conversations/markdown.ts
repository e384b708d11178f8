import MarkdownIt, { type RendererRule } from 'markdown-it'
import type { PersonId } from '../../plugins/api/contract.ts'

/** What a message says: safe HTML, the words alone, and whom it names. */
export interface Rendered {
  readonly html: string
  readonly text: string
  readonly mentions: readonly PersonId[]
}

const mention = /^person:([0-9a-z]{1,64})$/

/**
 * Markdown as people use it in talk. HTML is text here; pictures come as attachments, never from elsewhere (they would tell
 * a third party who reads); headings would break the outline of the page they appear in.
 */
const markdown = new MarkdownIt({ html: false, linkify: true, breaks: true, maxNesting: 20 }).disable([
  'image',
  'heading',
  'lheading',
  'reference',
  'hr',
])

const safeLink = /^(https?:|mailto:|person:)/i
markdown.validateLink = (address) => safeLink.test(address)

const openLink: RendererRule = (...[tokens, index, options, , renderer]) => {
  const token = tokens[index]
  const person = mention.exec(String(token?.attrGet('href') ?? ''))?.[1]
  if (!token) return ''
  if (person) return `<span class="mention" data-person="${person}">`
  token.attrSet('target', '_blank')
  token.attrSet('rel', 'noopener noreferrer nofollow')
  return renderer.renderToken(tokens, index, options)
}

const closeLink: RendererRule = (...[tokens, index, options, , renderer]) => {
  const opened = tokens.slice(0, index).findLast((token) => token.type === 'link_open')
  return mention.test(String(opened?.attrGet('href') ?? '')) ? '</span>' : renderer.renderToken(tokens, index, options)
}

markdown.renderer.rules['link_open'] = openLink
markdown.renderer.rules['link_close'] = closeLink

/** Renders Markdown. Never throws; what is not Markdown is text. */
export function render(source: string): Rendered {
  const tokens = markdown.parse(source, {})
  const words: string[] = []
  const mentions = new Set<PersonId>()
  for (const token of tokens) {
    for (const inner of token.children ?? []) {
      const person = inner.type === 'link_open' ? mention.exec(String(inner.attrGet('href') ?? ''))?.[1] : undefined
      if (person) mentions.add(person as PersonId)
      if (inner.type === 'softbreak' || inner.type === 'hardbreak') words.push(' ')
      else words.push(inner.content)
    }
    if (token.type === 'fence' || token.type === 'code_block') words.push(token.content)
    if (token.type.endsWith('_close')) words.push(' ')
  }
  const html = markdown.renderer.render(tokens, markdown.options, {}).trim()
  return { html, text: words.join('').replace(/\s+/g, ' ').trim(), mentions: [...mentions] }
}
