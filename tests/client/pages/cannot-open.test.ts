import { html } from 'lit'
import { afterEach, expect, test, vi } from 'vitest'
import { onDevice } from '../../../client/connection/storage.ts'
import '../../../client/pages/cannot-open.ts'
import type { CannotOpen } from '../../../client/pages/cannot-open.ts'
import { show, wordsOf } from '../elements/show.ts'

afterEach(() => {
  vi.unstubAllGlobals()
  onDevice.remove('tertulia.test')
})

const words = async () => {
  const ended = await show<CannotOpen>(html`<cannot-open .why=${'ended'}></cannot-open>`)
  return wordsOf(ended.renderRoot.querySelector('main') ?? ended)
}

test('A visit that has ended says that what was being written is kept, only where the browser keeps it', async () => {
  onDevice.set('tertulia.test', 'Half a sentence')
  expect(await words()).toContain('is kept on this device')
  const deny = () => {
    throw new DOMException('The operation is insecure.', 'SecurityError')
  }
  vi.stubGlobal('localStorage', { getItem: deny, setItem: deny, removeItem: deny })
  onDevice.set('tertulia.test', 'Half a sentence more')
  expect(await words()).toContain('Your browser lets this page keep nothing')
  expect(await words()).not.toContain('is kept on this device')
})
