import type { Rung, RungStep } from './contract.ts'

export interface RungWords {
  readonly title: string
  readonly text: string
  readonly examples: string
  readonly criteria: Readonly<Record<string, string>>
}

/** The house's own words for each step, in one language. */
export type LadderWords = Readonly<Record<Exclude<RungStep, 'own'>, RungWords>>

/** The rung with all its words: those of who designed it, and where there are none, the house's own. */
export function fillWords(rung: Rung, words: LadderWords): Rung {
  const own = rung.step === 'own' ? undefined : words[rung.step]
  return {
    ...rung,
    title: rung.title || (own?.title ?? ''),
    text: rung.text || (own?.text ?? ''),
    examples: rung.examples || (own?.examples ?? ''),
    criteria: rung.criteria.map((each) => ({ ...each, text: each.text || (own?.criteria[each.id] ?? '') })),
  }
}

/** The rung without words that are the house's own in this language: they change with the reader's. */
export function dropWords(rung: Rung, words: LadderWords): Rung {
  if (rung.step === 'own') return rung
  const own = words[rung.step]
  const unless = (said: string, known: string | undefined) => (said.trim() === known ? '' : said.trim())
  return {
    ...rung,
    title: unless(rung.title, own.title),
    text: unless(rung.text, own.text),
    examples: unless(rung.examples, own.examples),
    criteria: rung.criteria.map((each) => ({ ...each, text: unless(each.text, own.criteria[each.id]) })),
  }
}
