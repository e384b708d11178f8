import { afterEach, expect, test } from 'vitest'
import { loadAsked } from '../../client/load-asked.ts'

afterEach(() => document.body.replaceChildren())

function makePage() {
  const toasts: string[] = []
  const page = document.createElement('div')
  page.addEventListener('show-toast', ({ detail }) => toasts.push(detail.message))
  return { page, toasts }
}

test('A part that cannot be had is said to be away, and can be asked for again', async () => {
  const { page, toasts } = makePage()
  expect(await loadAsked(page, () => Promise.reject(new TypeError('Failed to fetch')))).toBeUndefined()
  expect(toasts).toEqual(['Without a connection this cannot be opened yet.'])
  expect(await loadAsked(page, async () => 'the part')).toBe('the part')
  expect(toasts).toHaveLength(1)
})
