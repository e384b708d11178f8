import { render } from 'lit'
import { expect, test } from 'vitest'
import { renderChanges } from '../../../client/elements/message/changed-words.ts'

function draw(before: string, after: string): HTMLElement {
  const place = document.createElement('div')
  render(renderChanges(before, after), place)
  return place
}

test('What changed between two versions can be heard as well as seen', () => {
  const place = draw('<p>The water was hard.</p>', '<p>The water was <em>too</em> soft.</p>')
  const words = (tag: string) => [...place.querySelectorAll(tag)].map((each) => each.textContent.trim()).join(' | ')
  expect(words('del')).toMatch(/taken out: +hard/)
  expect(words('ins')).toMatch(/added: +too soft/)
})

test('A change of form alone is said to be one', () => {
  expect(draw('<p>Hard water</p>', '<p><strong>Hard</strong> water</p>').textContent.trim()).toBe(
    'Only its form changed.',
  )
})

test('Nothing of what somebody wrote becomes part of the page', () => {
  const place = draw('<p>a</p>', '<p>&lt;img src=x&gt;</p>')
  expect(place.querySelector('img')).toBeNull()
  expect(place.textContent).toContain('<img src=x>')
})
