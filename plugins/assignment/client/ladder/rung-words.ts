import { nameOf } from '../../../api/client.ts'
import type { PersonCard, PersonId } from '../../../api/contract.ts'
import type { Ladder, Rung, Standing, WorkCard } from '../../contract.ts'
import { fillWords, type LadderWords } from '../../ladder-words.ts'
import { isReached } from '../../standing.ts'
import { ladder as en } from '../../texts/ladder-en.ts'
import { ladder as es } from '../../texts/ladder-es.ts'
import { prompts as promptsEn } from '../../texts/prompts-en.ts'
import { prompts as promptsEs } from '../../texts/prompts-es.ts'
import { text } from '../texts.ts'

/** The house's own words in the reader's language. */
export const readWords = (): LadderWords => (text('language') === 'es' ? es : en)

export const withWords = (rung: Rung): Rung => fillWords(rung, readWords())

/** What people are asked about their work. */
export function listPrompts(own: readonly string[]): readonly string[] {
  if (own.length > 0) return own
  return text('language') === 'es' ? promptsEs : promptsEn
}

export const findPerson = (people: readonly PersonCard[], id: PersonId | null): PersonCard | undefined =>
  people.find((person) => person.id === id)

/**
 * The step that the reader would look at: what came back, then the first that is open, then what waits. Nobody is sent to the
 * steps below what they do already while that is being looked at.
 */
export function findNext(standings: readonly Standing[]): Standing | undefined {
  const claimed = standings.findLastIndex(({ works }) =>
    works.some((work) => work.already && work.status === 'waiting'),
  )
  const first = (state: Standing['state']) =>
    standings.find((each, place) => each.state === state && (state !== 'open' || place > claimed))
  return first('again') ?? first('open') ?? first('waiting')
}

/** Where somebody stands, in one line. */
export function sayWhere({ standings, rungs }: Ladder): string {
  if (standings.length === 0) return text('where.looking')
  const behind = standings.filter(isReached).length
  if (behind === standings.length) return text('where.done')
  const next = findNext(standings)
  const rung = rungs.find(({ id }) => id === next?.rung)
  const title = rung ? withWords(rung).title : ''
  if (next?.state === 'again') return text('where.again', { next: title })
  if (behind === 0) return sayBeginning(standings, next, title)
  const counts = { count: behind, all: standings.length }
  return next?.state === 'open' ? text('where.next', { ...counts, next: title }) : text('where.waiting', counts)
}

/** While no step is behind them, which is nothing to count. */
function sayBeginning(standings: readonly Standing[], next: Standing | undefined, title: string): string {
  if (next?.state !== 'open') return text('where.waitingFirst')
  const hasShown = standings.some(({ works }) => works.length > 0)
  return text(hasShown ? 'where.onFirst' : 'where.begin', { next: title })
}

/** Whom a work waits for, and why for them. */
export function sayWaiting(card: WorkCard, rung: Rung | undefined, people: readonly PersonCard[]): string {
  const title = rung ? withWords(rung).title : ''
  if (card.signer === null) return text(rung?.signer === 'witness' ? 'waits.witness' : 'waits.nobody', { rung: title })
  return text('waits.for', { rung: title, name: nameOf(findPerson(people, card.signer)) })
}

/** Why it waits for this person and not for the one before; nothing when nobody was asked before. */
export function sayBecause({ because, signer }: WorkCard, people: readonly PersonCard[]): string {
  if (because === null || signer === null) return ''
  return text(`waits.${because}`, { name: nameOf(findPerson(people, signer)) })
}
