import { afterEach, describe, expect, test, vi } from 'vitest'
import { KeptStorage } from '../../client/connection/storage.ts'
import { Preferences } from '../../client/preferences.ts'
import { readLocale, setLanguage } from '../../client/texts/language.ts'

/** A device that keeps nothing, as in a private window: what is chosen holds while the page is open. */
const kept = () =>
  new KeptStorage(() => {
    throw new Error('Nothing is kept here.')
  })

describe('dates and numbers', () => {
  afterEach(() => {
    vi.restoreAllMocks()
    setLanguage('en')
  })

  const spoken = (...languages: string[]) => vi.spyOn(navigator, 'languages', 'get').mockReturnValue(languages)

  test('are written as in the country of the browser where the LMS names only the language', () => {
    spoken('de-DE', 'en-GB', 'es-MX')
    const preferences = new Preferences(kept())
    preferences.adopt('en')
    expect(readLocale()).toBe('en-GB')
    preferences.chooseLanguage('es')
    expect(readLocale()).toBe('es-MX')
  })

  test('follow the country that the LMS names', () => {
    spoken('en-GB')
    new Preferences(kept()).adopt('en_US')
    expect(readLocale()).toBe('en-US')
  })

  test('need no country', () => {
    spoken('de-DE')
    new Preferences(kept()).adopt('es')
    expect(readLocale()).toBe('es')
  })

  test.each([
    ['en_us_k12', 'en-US'],
    ['es-MX@currency=MXN', 'es-MX'],
    ['es_ES.UTF-8', 'es-ES'],
    ['es-', 'es'],
    ['es-mx-kids', 'es-MX'],
  ])('follow what can be understood of a language that is the LMS’s own: %s', (named, followed) => {
    spoken('de-DE')
    new Preferences(kept()).adopt(named)
    expect(readLocale()).toBe(followed)
  })
})
