import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startTalk, type Talk } from '../../support/talk.ts'
import type { TestPerson } from '../../support/test-person.ts'

let talk: Talk
let ada: TestPerson

beforeAll(async () => {
  talk = await startTalk()
  ada = await talk.enrol('Ada')
})
afterAll(() => talk.close())

const htmlOf = async (markdown: string) => (await talk.say(ada, markdown)).html

describe('What people write', () => {
  test('keeps its lines, lists, quotes, code and links', async () => {
    expect(await htmlOf('one\ntwo')).toBe('<p>one<br>\ntwo</p>')
    expect(await htmlOf('- a\n- b')).toBe('<ul>\n<li>a</li>\n<li>b</li>\n</ul>')
    expect(await htmlOf('> said')).toContain('<blockquote>')
    expect(await htmlOf('`x < y`')).toBe('<p><code>x &lt; y</code></p>')
    expect(await htmlOf('[here](https://example.org/a?b=1&c=2)')).toBe(
      '<p><a href="https://example.org/a?b=1&amp;c=2" target="_blank" rel="noopener noreferrer nofollow">here</a></p>',
    )
  })

  test.each([
    '<script>alert(1)</script>',
    '<img src=x onerror=alert(1)>',
    '[click](javascript:alert(1))',
    '[click](JaVaScRiPt:alert(1))',
    '[click](data:text/html;base64,PHNjcmlwdD4=)',
    '![](https://example.org/pixel.png)',
    '<svg onload=alert(1)>',
    '[a](https://example.org "onmouseover=alert(1) x=\\"")',
    '``` <script>alert(1)</script>\n<script>alert(1)</script>\n```',
    '<https://example.org/"onclick=alert(1)>',
    '[@x](person:abc"><script>alert(1)</script>)',
    '&lt;script&gt;alert(1)&lt;/script&gt;',
  ])('is never more than words, links and marks: %s', async (markdown) => {
    const html = await htmlOf(markdown)
    const tags = [...html.matchAll(/<\/?([a-z0-9]+)([^>]*)>/gi)]
    for (const [, tag = '', attributes = ''] of tags) {
      expect(['p', 'a', 'pre', 'code', 'span', 'br']).toContain(tag)
      expect(attributes.replace(/"[^"]*"/g, '""')).toMatch(/^( (href|target|rel|title|class|data-person)="")*$/)
      expect(attributes).not.toMatch(/(javascript|data):/i)
    }
  })

  test('may be in any script, with any marks, and arrives as it was written', async () => {
    const text = 'مرحبا \u202Eevil\u202C שלום 👩🏽‍🔧 Ünïcödé 漢字'
    expect(await htmlOf(text)).toBe(`<p>${text}</p>`)
  })

  test.each([
    ['nothing to read', ' \n\t ', 'message_empty'],
    ['200 KB', 'word '.repeat(40_000), 'message_too_long'],
    ['a thousand mentions', Array.from({ length: 1000 }, (_, n) => `[@a](person:p${n})`).join(''), 'too_many_mentions'],
  ])('is refused with a reason when it is %s', async (_what, markdown, code) => {
    const before = (await talk.read(ada)).length
    const { status, error } = await talk.send(ada, markdown)
    expect([status, error?.code, error?.path]).toEqual([422, code, '/markdown'])
    expect(error?.message).toMatch(/\.$/)
    expect((await talk.read(ada)).length).toBe(before)
  })

  test('that cannot be kept by every database is refused', async () => {
    const { status, error } = await talk.send(ada, 'nul \0 here')
    expect([status, error?.code, error?.path]).toEqual([400, 'invalid_input', '/markdown'])
  })

  test('nested a thousand deep does no harm', async () => {
    expect((await talk.send(ada, `${'>'.repeat(1000)} deep`)).status).toBeLessThan(500)
    expect((await talk.send(ada, `${'['.repeat(5000)}x`)).status).toBe(200)
    expect((await talk.send(ada, `${'**a '.repeat(4000)}x`)).status).toBe(200)
  })
})
