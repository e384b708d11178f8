/** The languages we have words for. The first one stands in where another has none. */
export const languages = ['en', 'es'] as const
export type Language = (typeof languages)[number]

let locale = 'en'

const isLanguage = (tag: string): tag is Language => (languages as readonly string[]).includes(tag)

/**
 * Sets whose words and whose dates are shown, before the first element is drawn: what is drawn already stays as it is.
 * @param tag a BCP 47 tag such as `es-MX`; words come from its language, dates and numbers from the whole tag. Of what is
 * none the longest beginning that is one counts: LMSs have languages of their own, such as `en_us_k12`.
 */
export function setLanguage(tag: string): void {
  const [supported] = findSupported(tag.replaceAll('_', '-'))
  locale = supported !== undefined && isLanguage(new Intl.Locale(supported).language) ? supported : 'en'
}

function findSupported(tag: string): string[] {
  if (tag === '') return []
  try {
    return Intl.DateTimeFormat.supportedLocalesOf(tag)
  } catch {
    return findSupported(tag.replace(/(^|[^a-z\d])[a-z\d]*$/i, ''))
  }
}

/** The tag that dates and numbers follow. */
export const readLocale = (): string => locale

/** The language that words are in. */
export function readLanguage(): Language {
  const { language } = new Intl.Locale(locale)
  return isLanguage(language) ? language : 'en'
}

/** Keeps a formatter of `Intl` for each locale: making one costs a thousand times what using it costs. */
export function perLocale<Format>(make: (locale: string) => Format): () => Format {
  const made = new Map<string, Format>()
  return () => {
    const format = made.get(locale) ?? make(locale)
    made.set(locale, format)
    return format
  }
}
