/** Characters of a name, its ending included: enough to say what it is, and short enough for every disk. */
const longest = 120
const longestEnding = 12

/** Marks that turn the direction of writing, or take no place: `exe.gpj` must not be read as `jpg.exe`. */
const unseen = /[\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Zl}\p{Zp}]/gu
const reserved = /[<>:"|?*]/g
/** Windows takes these for devices, whatever their ending. */
const device = /^(con|prn|aux|nul|com\d|lpt\d)(?=\.|$)/i

/** The name of a file without folders, hidden marks and what a disk could not keep. Never empty. */
export function cleanName(given: string): string {
  const last = given.toWellFormed().normalize('NFC').split(/[/\\]/).at(-1) ?? ''
  const words = last.replace(unseen, '').replace(reserved, '_').replace(/\s+/g, ' ')
  const bare = words.replace(/^[\s.]+|[\s.]+$/g, '')
  return shorten(bare === '' ? 'file' : bare.replace(device, '_$1'))
}

/** The ending in small letters, without its dot; empty when there is none. */
export function endingOf(name: string): string {
  const [, ending = ''] = /[^.]\.([\p{L}\p{N}_-]+)$/u.exec(name) ?? []
  return ending.toLowerCase()
}

/** The name with an ending that says what the content is: added, or in the place of one that means the same kind. */
export function nameWithEnding(name: string, fitting: readonly string[], replaceable: readonly string[] = []): string {
  const [first] = fitting
  const ending = endingOf(name)
  if (first === undefined || fitting.includes(ending)) return name
  const stem = replaceable.includes(ending) ? name.slice(0, -ending.length - 1) : name
  return shorten(`${stem}.${first}`)
}

/** Between characters; the ending stays, since people and programs go by it. */
function shorten(name: string): string {
  const characters = [...name]
  if (characters.length <= longest) return name
  const ending = endingOf(name)
  const kept = ending !== '' && ending.length <= longestEnding ? `.${ending}` : ''
  const stem = characters.slice(0, longest - [...kept].length - 1).join('')
  return `${stem.trimEnd()}…${kept}`
}
