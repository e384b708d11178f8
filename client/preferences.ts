import type { KeptStorage } from './connection/storage.ts'
import { languages, readLanguage, readLocale, setLanguage, type Language } from './texts/language.ts'

export type Scheme = 'light' | 'dark'

const languageKey = 'tertulia.language'
const schemeKey = 'tertulia.scheme'

const isFramed = (): boolean => window.parent !== window

/** What a person chose for this device; where nothing was chosen, what the browser says. */
export class Preferences {
  constructor(private readonly storage: KeptStorage) {}

  /** Puts them into effect, before anything is drawn. */
  apply(): void {
    this.speak(this.findLanguage() ?? findSpoken(navigator.languages) ?? 'en')
    const { documentElement: root } = document
    // LMSs mostly are light, and a dark frame in a light page is a hole; a window of our own follows the system.
    const scheme = this.findScheme() ?? (isFramed() ? 'light' : undefined)
    if (scheme) root.dataset['scheme'] = scheme
    else delete root.dataset['scheme']
  }

  /** Takes the language that the LMS has of the person, unless they chose another here. */
  adopt(locale: string | null): void {
    const tag = locale?.replaceAll('_', '-')
    if (tag && this.findLanguage() === undefined && findSpoken([tag])) this.speak(tag)
  }

  /** The language that is not the present one. */
  get otherLanguage(): Language {
    return languages.find((language) => language !== readLanguage()) ?? 'en'
  }

  get isDark(): boolean {
    const scheme = document.documentElement.dataset['scheme']
    return scheme === undefined ? matchMedia('(prefers-color-scheme: dark)').matches : scheme === 'dark'
  }

  chooseLanguage(language: Language): void {
    this.storage.set(languageKey, language)
    this.speak(language)
  }

  chooseScheme(scheme: Scheme): void {
    this.storage.set(schemeKey, scheme)
    this.apply()
  }

  private speak(tag: string): void {
    // An LMS that says no more than `en` knows the words; the browser knows how its person writes a date in them.
    setLanguage(navigator.languages.find((spoken) => spoken.startsWith(`${tag}-`)) ?? tag)
    document.documentElement.lang = readLocale()
  }

  private findLanguage(): string | undefined {
    return this.storage.get(languageKey)
  }

  private findScheme(): Scheme | undefined {
    const kept = this.storage.get(schemeKey)
    return kept === 'light' || kept === 'dark' ? kept : undefined
  }
}

/** The first language of the browser that we speak, with its country: `es-MX`. */
const findSpoken = (tags: readonly string[]): string | undefined =>
  tags.find((tag) => languages.some((language) => tag.toLowerCase().split('-')[0] === language))
