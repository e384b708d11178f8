import { afterEach, expect, test } from 'vitest'
import { learnRefusals, sayRefusal, throwInOwnWords } from '../../client/connection/refusal-words.ts'
import { toRefusal } from '../../client/connection/http.ts'
import { makeTexts, setLanguage } from '../../client/texts/texts.ts'
import type { RefusalTexts } from '../../plugins/api/client.ts'
import { refusals } from '../../server/errors.ts'

afterEach(() => setLanguage('en'))

const inEachLanguage = (find: (code: string) => string | undefined, code: string): (string | undefined)[] =>
  ['en', 'es'].map((language) => {
    setLanguage(language)
    return find(code)
  })

const isSaid = (find: (code: string) => string | undefined, code: string): boolean =>
  inEachLanguage(find, code).every((sentence) => sentence !== undefined)

// Guests have a page with words of its own, and a page of ours sends JSON.
const elsewhere = /^(link_.*|not_json)$/

test('whatever the house refuses has its sentence in every language', () => {
  const missing = Object.keys(refusals).filter((code) => !elsewhere.test(code) && !isSaid(sayRefusal, code))
  expect(missing).toEqual([])
})

const sources = import.meta.glob<string>('../../plugins/*/server/**/*.ts', {
  query: '?raw',
  import: 'default',
  eager: true,
})
const words = import.meta.glob<{ refusals: RefusalTexts }>('../../plugins/*/client/refusals.ts', { eager: true })

test.each(Object.entries(words))('whatever a plugin refuses has its sentence in every language: %s', (file, own) => {
  const server = file.replace('client/refusals.ts', 'server/')
  const codes = Object.entries(sources)
    .filter(([path]) => path.startsWith(server))
    .flatMap(([, source]) => [...source.matchAll(/new Refusal\(\s*'(\w+)'/g)].map(([, code = '']) => code))
  expect(codes.length).toBeGreaterThan(0)
  const find = (code: string) => own.refusals.find(code) ?? sayRefusal(code)
  expect(codes.filter((code) => !isSaid(find, code))).toEqual([])
})

test('what a plugin refuses is said in its own words, and what the house refuses there in the words of the house', async () => {
  const texts = { en: { locked: 'It is locked, {name}.' }, es: { locked: 'Está cerrado, {name}.' } }
  learnRefusals('chest', async () => makeTexts(texts))
  setLanguage('es')
  const say = async (feature: string, code: string) => {
    const error = { code, message: 'As the server says it.', values: { name: 'Inés' } }
    const thrown: unknown = await throwInOwnWords(feature)(toRefusal(409, { error })).catch((why: unknown) => why)
    return thrown instanceof Error ? thrown.message : ''
  }
  expect(await say('chest', 'locked')).toBe('Está cerrado, Inés.')
  expect(await say('chest', 'conversation_closed')).toBe('Esta conversación está cerrada.')
  expect(await say('another', 'locked')).toBe('As the server says it.')
  learnRefusals('chest', async () => Promise.reject(new Error('There is no connection.')))
  expect(await say('chest', 'locked')).toBe('As the server says it.')
})
