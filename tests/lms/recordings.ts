import { readFileSync } from 'node:fs'

/** One exchange as recorded on a real Moodle 4.5.6; hosts and secrets were replaced. */
export interface Recording {
  request: { method: string; url: string; headers: Record<string, string>; body: Record<string, unknown> }
  response: { status: number; headers: Record<string, string>; body: unknown }
}

const read = (name: string): unknown =>
  JSON.parse(readFileSync(new URL(`moodle-4.5.6/${name}.json`, import.meta.url), 'utf8'))

export const readRecording = (name: string) => read(name) as Recording // the files of this kind are all alike

export const readLaunch = (name: string) =>
  read(name) as { header: Record<string, unknown>; claims: Record<string, unknown> } // likewise

export const readLogin = () => read('login-initiation') as { params: Record<string, string> } // likewise

/** What a value looks like, without what it says: members by name, the kinds of an array's elements, types of the rest. */
export function shapeOf(value: unknown): unknown {
  if (Array.isArray(value)) return [...new Set(value.map((one) => JSON.stringify(shapeOf(one))))].toSorted()
  if (typeof value !== 'object' || value === null) return typeof value
  const members = Object.entries(value).map(([name, member]) => [name, shapeOf(member)] as const)
  return Object.fromEntries(members.toSorted(([a], [b]) => (a < b ? -1 : 1)))
}
