import { expect, test } from 'vitest'
import { sayRefusal } from '../../client/refusals.ts'
import { page as en } from '../../texts/en.ts'
import { page as es } from '../../texts/es.ts'

const refusal = (code: string) => Object.assign(new Error('As the server says it.'), { code })

test('what the discussion refuses is said in the words of the page, what the house refuses in its own', () => {
  expect(sayRefusal(refusal('said_in_group'))).toBe(en['refused.said_in_group'])
  expect(es['refused.said_in_group']).not.toBe(en['refused.said_in_group'])
  expect(sayRefusal(refusal('too_many_to_move'))).toBe('As the server says it.')
})
