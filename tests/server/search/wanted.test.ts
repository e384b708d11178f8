import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { excerptOf } from '../../../server/search/excerpt.ts'
import { findNamed } from '../../../server/search/names.ts'
import { findIn, listConditions, readWanted } from '../../../server/search/wanted.ts'
import { fold, listTerms, listWords, termsOf } from '../../../server/search/words.ts'
import type { PersonCard } from '../../../plugins/api/contract.ts'

/** The words of a text that a search marks; undefined when it does not find the text. */
const marked = (text: string, typed: string) =>
  findIn(text, readWanted(typed))?.map(({ start, end }) => text.slice(start, end))

describe('Words', () => {
  test.each([
    ['Inés', 'ines'],
    ['STRAẞE und Straße', 'strasse und strasse'],
    ['naïve Ångström', 'naive angstrom'],
    ['ガイド が', 'ガイド が'],
    ['ﬁve', 'five'],
    ['Łódź', 'lodz'],
    ['한국어', '한국어'],
  ])('%s are compared as %s', (text, folded) => expect(fold(text)).toBe(folded))

  test('are what lies between signs; of unspaced writing, every two neighbours', () => {
    expect(listTerms("Don't ask: 7 bar, Inés!")).toEqual(['don', 't', 'ask', '7', 'bar', 'ines'])
    expect(listTerms('東京都 bar')).toEqual(['東京', '京都', '都', 'bar'])
    expect(listTerms('a 😀 b')).toEqual(['a', 'b'])
  })

  test('are the same of plain writing, which is read by a shorter way', () => {
    const letter = fc.constantFrom(...' -_.,AZaz09', 'x'.repeat(41))
    const plain = fc.string({
      unit: fc.oneof(letter, fc.string({ unit: 'grapheme-ascii', minLength: 1, maxLength: 1 })),
    })
    fc.assert(
      fc.property(plain, (text) => {
        expect(listTerms(text)).toEqual([...new Set(listWords(text).flatMap(({ folded }) => termsOf(folded)))])
      }),
    )
  })
})

describe('A search', () => {
  const text = 'Inés asked Kwame about the pressure gauge. Pressure drops at seven.'

  test('finds all of its words, whatever their accents and case, and the last one only begun', () => {
    expect(marked(text, 'ines press')).toEqual(['Inés', 'pressure', 'Pressure'])
    expect(marked(text, 'INÉS PRESSURE')).toEqual(['Inés', 'pressure', 'Pressure'])
  })

  test('finds nothing when a word is not there, or a begun one is not the last', () => {
    expect(marked(text, 'pressure valve')).toBeUndefined()
    expect(marked(text, 'press gauge')).toBeUndefined()
    expect(marked(text, 'press ')).toBeUndefined()
  })

  test('finds a part of what is written without spaces, and only where it stands together', () => {
    expect(marked('我们明天开会议讨论', '会议')).toEqual(['会议'])
    expect(marked('東京都に行く', '京都')).toEqual(['京都'])
    expect(marked('京にいる都', '京都')).toBeUndefined()
    expect(marked('韓国語 한국어를 배워요', '국어')).toEqual(['국어'])
    expect(marked('明日の会', '会')).toEqual(['会'])
  })

  test('takes signs for signs', () => {
    for (const typed of ['"pressure"', 'pressure*', '-pressure', 'pressure)) OR (x', "'; drop table", 'a:b^c NEAR(d)'])
      expect(listConditions(readWanted(typed)).every(({ term }) => /^[\p{L}\p{N}]+$/u.test(term))).toBe(true)
    expect(marked(text, '"pressure" * -')).toEqual(['pressure', 'Pressure'])
    expect(readWanted('* " - ( )').words).toEqual([])
    expect(readWanted('word '.repeat(5000)).words.length).toBeLessThan(20)
  })
})

describe('An excerpt', () => {
  const said = (text: string, typed: string) =>
    excerptOf(text, findIn(text, readWanted(typed)) ?? [])
      .map(({ text, found }) => (found ? `[${text}]` : text))
      .join('')

  test('shows a short message whole, on one line', () => {
    expect(said('First the gauge.\nThen the valve.', 'valve')).toBe('First the gauge. Then the [valve].')
  })

  test('is cut between words round the first place, and marks every place in it', () => {
    const long = `${'before '.repeat(60)}the valve and the other valve${' after'.repeat(60)}`
    const excerpt = said(long, 'valve')
    expect(excerpt).toMatch(/^… before .*the \[valve\] and the other \[valve\] after.* …$/)
    expect(excerpt.length).toBeLessThan(260)
    expect(excerpt).not.toMatch(/… (efore|fore|ore|re|e) /)
  })

  test('never cuts a character in two', () => {
    expect(said('😀'.repeat(300), 'x').isWellFormed()).toBe(true)
  })
})

describe('A name', () => {
  const people = ['Kwame Mensah', 'Inés Robles', 'Tomás Lindqvist', 'Priya Raman', 'Ana Ruiz'].map(
    (name) => ({ id: name, name }) as unknown as PersonCard,
  )
  const named = (typed: string) => findNamed(people, readWanted(typed)).map(({ name }) => name)

  test.each([
    ['kwame', 'Kwame Mensah'],
    ['Kwaem', 'Kwame Mensah'],
    ['ines', 'Inés Robles'],
    ['lindkvist', 'Tomás Lindqvist'],
    ['linquist', 'Tomás Lindqvist'],
    ['pri', 'Priya Raman'],
    ['pressure priya', 'Priya Raman'],
  ])('%s is perhaps %s', (typed, name) => expect(named(typed)[0]).toBe(name))

  test('that is short has to be right', () => {
    expect(named('Ane')).toEqual([])
    expect(named('zzz')).toEqual([])
  })
})
