import { perLocale, readLanguage, type Language } from './language.ts'

/** A sentence that changes with `{count}`, one form for each plural category that its language has. */
export interface Plural {
  one: string
  other: string
  zero?: string
  two?: string
  few?: string
  many?: string
}

export type Table = Readonly<Record<string, string | Plural>>

/** The same keys in another language: a sentence for a sentence, plural forms for plural forms. */
export type Translation<Of extends Table> = { readonly [Key in keyof Of]: Of[Key] extends string ? string : Plural }

/** The names between braces in a sentence. */
type Names<Sentence> = Sentence extends `${string}{${infer Name}}${infer Rest}` ? Name | Names<Rest> : never

type NamesOf<Entry> = Entry extends string ? Names<Entry> : 'count' | Names<Entry[keyof Entry]>

type Values<Name extends string> = { readonly [Key in Name]: Key extends 'count' ? number : string | number }

/** `text(key, values)`: values are asked for where the sentence has braces, and only there. */
export interface Text<Of extends Table> {
  <Key extends keyof Of & string>(
    key: Key,
    ...values: [NamesOf<Of[Key]>] extends [never] ? [] : [Values<NamesOf<Of[Key]>>]
  ): string
  /** Finds the sentence for a key that is known only when it comes, such as the code of a refusal. */
  readonly find: FindText
}

export type FindText = (key: string, values?: Readonly<Record<string, string | number>>) => string | undefined

const plurals = perLocale((locale) => new Intl.PluralRules(locale))
const numbers = perLocale((locale) => new Intl.NumberFormat(locale))

const chooseForm = (entry: Plural, count: number): string =>
  // Zero has its own sentence where there is one, whatever the language's grammar says.
  (count === 0 ? entry.zero : entry[plurals().select(count)]) ?? entry.other

const say = (value: string | number): string => (typeof value === 'number' ? numbers().format(value) : value)

/**
 * Makes the function that says things out of a table for each language. Sentences are whole: values go between braces,
 * and a sentence that depends on a number has a form for each plural of its language.
 * @example const text = makeTexts({ en: { votes: { one: '{count} vote', other: '{count} votes' } }, es: {...} })
 */
export function makeTexts<Of extends Table>(tables: { en: Of } & Record<Language, Translation<Of>>): Text<Of> {
  const find: FindText = (key, values = {}) => {
    const table: Table = tables[readLanguage()]
    const entry = Object.hasOwn(table, key) ? table[key] : undefined
    if (entry === undefined) return undefined
    const sentence = typeof entry === 'string' ? entry : chooseForm(entry, Number(values['count']))
    return sentence.replace(/\{(\w+)\}/g, (braces, name: string) => say(values[name] ?? braces))
  }
  const text = (key: string, ...[values]: [Parameters<FindText>[1]?]) => find(key, values) ?? key
  return Object.assign(text, { find })
}
