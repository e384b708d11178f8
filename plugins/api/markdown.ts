import MarkdownIt from 'markdown-it'

const safeLink = /^(https?:|mailto:|person:)/i

/** Words of a person as one line of Markdown in which they mean nothing but themselves: a name, a title. */
export const escapeMarkdown = (words: string): string =>
  words
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[\\`*_[\]<>#|!]/g, '\\$&')

/**
 * The Markdown of messages, as people use it in talk. HTML is text; pictures come as attachments, never from elsewhere (they
 * would tell a third party who reads); headings would break the outline of the page they appear in. A mention is a link to
 * `person:<id>`. Both halves read it by this: what is written in the editor means what the server renders.
 */
export function makeMarkdown(): InstanceType<typeof MarkdownIt> {
  const markdown = new MarkdownIt({ html: false, linkify: true, breaks: true, maxNesting: 20 }).disable([
    'image',
    'heading',
    'lheading',
    'reference',
    'hr',
  ])
  markdown.validateLink = (address: string) => safeLink.test(address)
  return markdown
}
