import { afterEach, describe, expect, test } from 'vitest'
import { excerptOf } from '../../../client/elements/message/excerpt.ts'
import type { Mark } from '../../../client/elements/composer/field.ts'
import { markUp } from '../../../client/elements/composer/markdown-marks.ts'
import { MentionMarkdown } from '../../../client/elements/composer/mention-markdown.ts'
import { sayExactly, sayList, sayNewSince, sayWhen } from '../../../client/texts/dates.ts'
import { en } from '../../../client/texts/en.ts'
import { es } from '../../../client/texts/es.ts'
import type { Plural } from '../../../client/texts/make-texts.ts'
import { makeTexts, readLanguage, readLocale, setLanguage } from '../../../client/texts/texts.ts'

afterEach(() => setLanguage('en'))

describe('texts', () => {
  const say = makeTexts({
    en: { votes: { zero: 'No votes', one: '{count} vote', other: '{count} votes' }, hello: 'Hello, {name}' },
    es: { votes: { one: '{count} voto', other: '{count} votos' }, hello: 'Hola, {name}' },
  })

  test('a sentence takes its values, and a number its plural', () => {
    expect(say('hello', { name: 'Inés' })).toBe('Hello, Inés')
    expect([0, 1, 1200].map((count) => say('votes', { count }))).toEqual(['No votes', '1 vote', '1,200 votes'])
  })

  test('another language has its own words, plurals and numbers', () => {
    setLanguage('es-MX')
    expect(say('hello', { name: 'Inés' })).toBe('Hola, Inés')
    expect([0, 1].map((count) => say('votes', { count }))).toEqual(['0 votos', '1 voto'])
    expect([readLanguage(), readLocale()]).toEqual(['es', 'es-MX'])
  })

  test('a language we have no words for, or none at all, is English', () => {
    for (const tag of ['pt-BR', 'xx', 'en_US']) {
      setLanguage(tag)
      expect(readLanguage()).toBe('en')
    }
    expect(readLocale()).toBe('en-US')
  })

  test('a value that looks like a place for a value stays what it is', () => {
    expect(say('hello', { name: '{name}' })).toBe('Hello, {name}')
  })

  test('every sentence has the same places for values in every language', () => {
    const placesOf = (entry: string | Plural) => {
      const whole = typeof entry === 'string' ? entry : JSON.stringify(entry)
      return new Set(whole.match(/\{\w+\}/g) ?? [])
    }
    const places = (table: Readonly<Record<string, string | Plural>>) =>
      Object.fromEntries(Object.entries(table).map(([key, entry]) => [key, placesOf(entry)]))
    expect(places(es)).toEqual(places(en))
  })
})

describe('times', () => {
  const now = new Date(2026, 3, 23, 10, 41).getTime()
  const at = (...parts: [number, number, number, number?, number?]) => new Date(...parts).getTime()

  test('the nearer, the finer', () => {
    setLanguage('en-GB')
    const times = [now - 5000, now - 20 * 60_000, at(2026, 3, 23, 7, 30), at(2026, 3, 22, 23, 59), at(2026, 3, 20)]
    expect(times.map((time) => sayWhen(time, now))).toEqual(['now', '20 min ago', '3 hr ago', 'yesterday', 'Monday'])
    expect(sayWhen(at(2026, 3, 16), now)).toBe('16 Apr')
    expect(sayWhen(at(2025, 11, 31), now)).toBe('31 Dec 2025')
  })

  test('a clock that runs ahead of ours is now, not the future', () => {
    expect(sayWhen(now + 90_000, now)).toBe('now')
  })

  test('what is new begins with a whole sentence in each language', () => {
    expect(sayNewSince(at(2026, 3, 21, 9), now)).toBe('New since Tuesday')
    setLanguage('es')
    expect(sayNewSince(at(2026, 3, 23, 1, 8), now)).toBe('Nuevo desde la 1:08')
    expect(sayNewSince(at(2026, 3, 23, 9, 8), now)).toBe('Nuevo desde las 9:08')
    expect(sayNewSince(at(2026, 3, 22), now)).toBe('Nuevo desde ayer')
    expect(sayNewSince(at(2026, 3, 21), now)).toBe('Nuevo desde el martes')
    expect(sayNewSince(at(2026, 2, 1), now)).toBe('Nuevo desde el 1 de marzo')
  })

  test('names are listed as the language lists them, and exact times are whole', () => {
    setLanguage('es')
    expect(sayList(['Ana', 'Luz', 'Inés'])).toBe('Ana, Luz e Inés')
    expect(sayExactly(at(2026, 3, 20, 19, 14))).toBe('lunes, 20 de abril de 2026, 19:14')
  })
})

describe('marks of Markdown', () => {
  /** The words with what is selected between angle brackets, after a mark. */
  const mark = (name: Mark, words: string): string => {
    const start = words.indexOf('<')
    const end = words.indexOf('>') - 1
    const value = words.replace('<', '').replace('>', '')
    const edit = markUp(name, { value, start, end }, 'words')
    const changed = value.slice(0, edit.from) + edit.insert + value.slice(edit.to)
    return `${changed.slice(0, edit.start)}<${changed.slice(edit.start, edit.end)}>${changed.slice(edit.end)}`
  }

  test('bold goes round the selection, and comes off again', () => {
    expect(mark('bold', 'the <water> first')).toBe('the **<water>** first')
    expect(mark('bold', 'the **<water>** first')).toBe('the <water> first')
    expect(mark('italic', '<>')).toBe('_<>_')
  })

  test('a list takes whole lines, and gives them back', () => {
    expect(mark('list', 'one\ntw<o\nthre>e')).toBe('one\n- tw<o\n- thre>e')
    expect(mark('list', '- tw<o\n- thre>e')).toBe('tw<o\nthre>e')
    expect(mark('quote', '<>')).toBe('> <>')
  })

  test('a few words of code stand between backticks, several lines between fences', () => {
    expect(mark('code', 'part <38-T>')).toBe('part `<38-T>`')
    expect(mark('code', '<a\nb>')).toBe('```\n<a\nb>\n```')
  })

  test('a link leaves selected what is still to be written', () => {
    expect(mark('link', 'read <the sheet>')).toBe('read [the sheet](<https://>)')
    expect(mark('link', '<https://example.org/a>')).toBe('[<words>](https://example.org/a)')
    expect(mark('link', '<>')).toBe('[<words>](https://)')
  })
})

describe('mentions', () => {
  test('what is written comes back as it was, whatever is in the name', () => {
    const names = new MentionMarkdown()
    const written = String.raw`[Bea \[she\]](person:1), [Bea](person:2) and [Ana\_Luz](person:3): [a link](https://example.org)`
    expect(names.show(written)).toBe('@Bea [she], @Bea and @Ana_Luz: [a link](https://example.org)')
    expect(names.write(names.show(written))).toBe(written)
  })

  test('a name that was changed by hand means nobody', () => {
    const names = new MentionMarkdown()
    expect(names.write(names.show('[Inés Carrasco](person:1)').slice(0, -1))).toBe('@Inés Carrasc')
  })
})

describe('the beginning of a message', () => {
  test('is plain text on one line, cut between words', () => {
    expect(excerptOf('<p>Look at the <b>water</b></p>\n<p>first &amp; last</p>')).toBe('Look at the water first & last')
    const long = excerptOf(`<p>${'word '.repeat(40)}</p>`)
    expect(long.endsWith('word…')).toBe(true)
    expect(long.length).toBeLessThan(95)
  })
})
