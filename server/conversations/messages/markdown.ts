import type { Env, RendererRule, Token } from 'markdown-it'
import type { PersonId } from '../../../plugins/api/contract.ts'
import { makeMarkdown } from '../../../plugins/api/markdown.ts'

/** What a message says: safe HTML, the words alone, and whom it names. */
export interface Rendered {
  readonly html: string
  readonly text: string
  readonly mentions: readonly PersonId[]
}

const mention = /^person:([0-9a-z]{1,64})$/

const markdown = makeMarkdown()

/** The rules of rendering are told whose names are mentions; other names stay words. */
const isMentioned = (env: Env | undefined, person: string): boolean =>
  (env as { readers: Set<string> }).readers.has(person)

const personIn = (token: Token | undefined): string | undefined =>
  mention.exec(String(token?.attrGet('href') ?? ''))?.[1]

const openLink: RendererRule = (...[tokens, index, options, env, renderer]) => {
  const token = tokens[index]
  const person = personIn(token)
  if (person) return isMentioned(env, person) ? `<span class="mention" data-person="${person}">` : ''
  token?.attrSet('target', '_blank')
  token?.attrSet('rel', 'noopener noreferrer nofollow')
  return renderer.renderToken(tokens, index, options)
}

const closeLink: RendererRule = (...[tokens, index, options, env, renderer]) => {
  const person = personIn(tokens.slice(0, index).findLast((token) => token.type === 'link_open'))
  if (person) return isMentioned(env, person) ? '</span>' : ''
  return renderer.renderToken(tokens, index, options)
}

markdown.renderer.rules['link_open'] = openLink
markdown.renderer.rules['link_close'] = closeLink

/** Markdown that was read and not drawn yet: first it has to be known who of those it names may read it. */
export interface Parsed {
  readonly tokens: Token[]
  /** The words alone, for excerpts and search. */
  readonly text: string
  readonly names: readonly PersonId[]
}

/** Never throws; what is not Markdown is text. */
export function parse(source: string): Parsed {
  const tokens = markdown.parse(source, {})
  const words: string[] = []
  const names = new Set<PersonId>()
  for (const token of tokens) {
    for (const inner of token.children ?? []) {
      const person = inner.type === 'link_open' ? personIn(inner) : undefined
      if (person) names.add(person as PersonId)
      words.push(inner.type === 'softbreak' || inner.type === 'hardbreak' ? ' ' : inner.content)
    }
    if (token.type === 'fence' || token.type === 'code_block') words.push(token.content)
    if (token.type.endsWith('_close')) words.push(' ')
  }
  return { tokens, text: words.join('').replace(/\s+/g, ' ').trim(), names: [...names] }
}

/** Draws what was read, as HTML that is safe to show; `mentions` are those of the names who may read it. */
export function draw({ tokens, text }: Parsed, mentions: readonly PersonId[]): Rendered {
  const html = markdown.renderer.render(tokens, markdown.options, { readers: new Set<string>(mentions) })
  return { html: html.trim(), text, mentions }
}
