/** A piece of a text; `found` where it is what was looked for. */
export interface Piece {
  readonly text: string
  readonly found: boolean
}

interface Place {
  readonly start: number
  readonly end: number
}

/** How much is shown, in characters, and how much of it before the first word that was found. */
const length = 220
const lead = 60

/** The part of a text round the first place, cut between words, on one line. Without places, its beginning. */
export function excerptOf(text: string, places: readonly Place[]): Piece[] {
  // The longest word says most of what was meant; a small one stands everywhere.
  const first = places.toSorted((a, b) => b.end - b.start - (a.end - a.start))[0]
  const from = cutBefore(text, first ? first.start - lead : 0)
  const to = cutAfter(text, Math.max(from + length, first?.end ?? 0))
  const shown = places.filter(({ start, end }) => start >= from && end <= to)
  const pieces = piecesOf(text, shown, { start: from, end: to })
  const tidied = pieces.map((piece) => ({ ...piece, text: piece.text.replace(/\s+/g, ' ') }))
  return [
    ...(from > 0 ? [{ text: '… ', found: false }] : []),
    ...tidied,
    ...(to < text.length ? [{ text: ' …', found: false }] : []),
  ]
}

/** A whole text in pieces. */
export const markPlaces = (text: string, places: readonly Place[]): Piece[] =>
  piecesOf(text, places, { start: 0, end: text.length })

function piecesOf(text: string, places: readonly Place[], { start, end }: Place): Piece[] {
  const pieces: Piece[] = []
  let at = start
  for (const place of places) {
    pieces.push(
      { text: text.slice(at, place.start), found: false },
      { text: text.slice(place.start, place.end), found: true },
    )
    at = place.end
  }
  pieces.push({ text: text.slice(at, end), found: false })
  return pieces.filter((piece) => piece.text !== '')
}

/** The beginning of a word at or after a place; the place itself where there is no space near. */
function cutBefore(text: string, at: number): number {
  if (at <= 0) return 0
  const space = text.slice(at, at + 20).search(/\s/)
  return wholeCharacter(text, space === -1 ? at : at + space + 1)
}

function cutAfter(text: string, at: number): number {
  if (at >= text.length) return text.length
  const space = text.slice(at - 20, at).lastIndexOf(' ')
  return wholeCharacter(text, space === -1 ? at : at - 20 + space)
}

/** Never between the two halves of one character. */
const wholeCharacter = (text: string, at: number): number => (/[\udc00-\udfff]/.test(text.charAt(at)) ? at + 1 : at)
