import { cleanName } from '../files/names.ts'

/** No folder is deeper: what is meant is a name or two. */
const deepest = 4

/** A path as every disk takes it: no way out of its folder, no hidden mark, no device. */
function cleanPath(path: string): string {
  const names = path.split('/').filter((name) => name !== '' && name !== '.' && name !== '..')
  return names.slice(-deepest).map(cleanName).join('/') || 'file'
}

/** Gives each path that is asked for as it can stand in the zip, and none twice, however it is written. */
export function makePaths(): (path: string) => string {
  const taken = new Set<string>()
  return (path) => {
    const clean = cleanPath(path)
    let free = clean
    for (let number = 2; taken.has(free.toLowerCase()); number += 1) free = numbered(clean, number)
    taken.add(free.toLowerCase())
    return free
  }
}

/** `photo (2).jpg` */
function numbered(path: string, number: number): string {
  const [, stem = path, ending = ''] = /^(.*[^/.])(\.[^/.]*)$/.exec(path) ?? []
  return `${stem} (${number})${ending}`
}
