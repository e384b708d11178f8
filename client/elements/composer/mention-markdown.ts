import { nameOf } from '../people/names.ts'
import type { PersonCard } from '../types.ts'

const written = /\[((?:\\.|[^\]\\\n])*)\]\(person:([^)\s]+)\)/g

const escapeName = (name: string): string => name.replace(/[\\[\]*_`<>]/g, String.raw`\$&`)
const unescapeName = (name: string): string => name.replace(/\\(.)/g, '$1')
const escapePattern = (words: string): string => words.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)

/**
 * In Markdown a mention is a link, `[Inés Carrasco](person:ID)`; people read and write "@Inés Carrasco". This knows who
 * is meant by a name in one text. Two people of one name cannot be told apart that way: the second keeps the link.
 */
export class MentionMarkdown {
  private readonly ids = new Map<string, string>()

  /** What to put in the text for a person. */
  mention(person: PersonCard): string {
    return this.shorten(nameOf(person), person.id)
  }

  /** The text as people read it. */
  show(markdown: string): string {
    return markdown.replace(written, (_link, name: string, id: string) => this.shorten(unescapeName(name), id))
  }

  /** The text as it is sent and kept. */
  write(shown: string): string {
    if (this.ids.size === 0) return shown
    // The longest first: "@Inés" must not take the beginning of "@Inés Carrasco".
    const names = [...this.ids.keys()].toSorted((one, other) => other.length - one.length)
    const mention = new RegExp(`@(${names.map(escapePattern).join('|')})(?![\\p{L}\\p{N}])`, 'gu')
    return shown.replace(mention, (_at, name: string) => this.link(name, this.ids.get(name) ?? ''))
  }

  private shorten(name: string, id: string): string {
    const known = this.ids.get(name)
    if (known !== undefined && known !== id) return this.link(name, id)
    this.ids.set(name, id)
    return `@${name}`
  }

  private link(name: string, id: string): string {
    return `[${escapeName(name)}](person:${id})`
  }
}
