import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'

/** What installs on the oldest Node that we promise; npm only warns, and somebody else finds out. */

interface Lock {
  readonly packages: Readonly<
    Record<string, { readonly version?: string; readonly engines?: { readonly node?: string } }>
  >
}

const oldest = [20, 19, 0] as const

/** Whether `version` is not above the oldest Node; missing parts are zeros. */
function isReached(version: string): boolean {
  const parts = version.split('.').map((part) => Number.parseInt(part, 10) || 0)
  const differs = oldest.findIndex((part, index) => part !== (parts[index] ?? 0))
  return differs === -1 || (oldest[differs] ?? 0) > (parts[differs] ?? 0)
}

/** Understands what packages write: `>=18`, `^20.19.0 || >=22.12.0`, `20 || >=22`, `*`. */
const accepts = (range: string): boolean =>
  range.split('||').some((alternative) => {
    const [, sign = '', version = ''] = /^\s*(>=?|\^|~)?\s*v?(\d[\d.x]*)/.exec(alternative) ?? []
    if (version === '') return alternative.includes('*')
    return sign.startsWith('>') ? isReached(version) : Number.parseInt(version, 10) === oldest[0] && isReached(version)
  })

test.each([
  ['>=18', true],
  ['>= 20.19.0', true],
  ['>=20.20', false],
  ['>=22', false],
  ['^20.19.0 || >=22.12.0', true],
  ['^18 || ^22', false],
  ['*', true],
])('a package that wants Node %s: %s', (range, welcome) => {
  expect(accepts(range)).toBe(welcome)
})

test('every package runs on the oldest Node that the product promises', async () => {
  const file = new URL('../../package-lock.json', import.meta.url)
  const { packages } = JSON.parse(await readFile(file, 'utf8')) as Lock
  const wanting = Object.entries(packages).flatMap(([name, { version, engines }]) =>
    engines?.node && !accepts(engines.node) ? [`${name} ${version ?? ''} wants ${engines.node}`] : [],
  )
  expect(wanting).toEqual([])
})
