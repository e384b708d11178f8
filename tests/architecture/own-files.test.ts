import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'

const reader = new URL('../../server/read-typescript.mjs', import.meta.url).href
const file = new URL('../../server/ids.ts', import.meta.url).href

/** Says what a function of the house is called, and whether that was set of it. */
const program = `
  const define = Object.defineProperty
  const set = []
  Object.defineProperty = (target, key, descriptor) => {
    if (typeof target === 'function' && key === 'name') set.push(descriptor.value)
    return define(target, key, descriptor)
  }
  const { newId } = await import(${JSON.stringify(file)})
  console.log(newId.name, set.includes('newId'))
`

test('The functions of the house have their names, and nobody sets them again', async () => {
  const parameters = ['--import', reader, '--input-type=module', '-e', program]
  const { stdout } = await promisify(execFile)(process.execPath, parameters)
  expect(stdout.trim()).toBe('newId false')
})
