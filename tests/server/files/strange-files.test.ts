import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { ActivityId, FileCard } from '../../../plugins/api/contract.ts'
import { startTalk, type Talk } from '../../support/talk.ts'
import type { Reply, TestPerson } from '../../support/test-person.ts'
import { listKept, openFiles, takePhotograph, upload } from '../../support/uploads.ts'

let talk: Talk
let ada: TestPerson
const largest = 2 * 1024 * 1024

beforeAll(async () => {
  talk = await startTalk({ configuration: { largestFile: largest } })
  ada = await talk.enrol('Ada')
})
afterAll(() => talk.close())

const bring = (name: string, content: Buffer | string, size?: number): Promise<Reply<FileCard>> =>
  upload(
    talk.house.url,
    { person: ada, activity: talk.activity },
    { name, content, ...(size !== undefined && { size }) },
  )

const take = async (name: string, content: Buffer | string): Promise<FileCard> => {
  const { answer, error } = await bring(name, content)
  expect(error, name).toBeUndefined()
  return answer
}

const fetchFile = async ({ id }: FileCard): Promise<Response> => {
  const [opened] = await openFiles(ada, talk.activity, [id])
  return fetch(talk.house.url + (opened?.address ?? ''))
}

describe('A file over the limit', () => {
  test('is refused by what it says of itself, with the limit and what to do instead', async () => {
    const { status, error } = await bring('shift.mp4', 'only the beginning', 2 * 1024 ** 3)
    expect([status, error?.code, error?.path]).toEqual([413, 'file_too_large', '/size'])
    expect(error?.message).toMatch(/up to 2 MB\..*send a link/)
    expect(error).toMatchObject({ values: { megabytes: 2 } })
  })

  test('is refused when it is longer than it said, and when it ends before', async () => {
    const longer = await bring('longer.txt', 'x'.repeat(100), 50)
    expect([longer.status, longer.error?.code]).toEqual([400, 'invalid_input'])
    expect((await bring('shorter.txt', 'x', 50)).error?.code).toBe('invalid_input')
    expect((await bring('empty.txt', '')).error?.code).toBe('file_empty')
    expect(await listKept(talk.house.house)).toEqual([])
  })

  test('is refused in the middle when nothing was said of its length', async () => {
    const body = new ReadableStream<Uint8Array>({
      pull: (controller) => controller.enqueue(new Uint8Array(64 * 1024)),
    })
    const query = new URLSearchParams({ name: 'endless.bin', size: '100000' })
    const response = await fetch(`${talk.house.url}/api/activities/${talk.activity}/files?${query}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${ada.token}` },
      body,
      duplex: 'half',
    } as RequestInit)
    expect(response.status).toBe(400)
    expect(await listKept(talk.house.house)).toEqual([])
  })
})

describe('A name', () => {
  test.each([
    ['../../etc/passwd', 'passwd'],
    ['C:\\Users\\ada\\plan.txt', 'plan.txt'],
    ['/', 'file'],
    ['...', 'file'],
    ['in\u0007voice\u0000.txt', 'invoice.txt'],
    ['photo\u202Egpj.txt', 'photogpj.txt'],
    ['  spaced   out .txt', 'spaced out .txt'],
    ['what?<is>|this*.txt', 'what__is__this_.txt'],
    ['CON.txt', '_CON.txt'],
    ['.htaccess', 'htaccess'],
    ['visión año.txt', 'visión año.txt'],
    ['a\r\nContent-Type: text-html.txt', 'aContent-Type_ text-html.txt'],
  ])('%j becomes %j', async (given, kept) => {
    if (given.includes('\0')) {
      expect((await bring(given, 'words')).error?.path).toBe('/name')
      return
    }
    expect((await take(given, 'words')).name).toBe(kept)
  })

  test('of 300 characters is cut, with its ending kept', async () => {
    const { name } = await take(`${'ñ'.repeat(300)}.csv`, 'a,b\n1,2\n')
    expect([...name]).toHaveLength(120)
    expect(name).toMatch(/^ñ+….csv$/)
    expect((await bring('x'.repeat(5000), 'words')).error?.path).toBe('/name')
  })

  test('goes into the answer whole, and breaks nothing in it', async () => {
    const response = await fetchFile(await take('año "más" 100%.txt', 'words'))
    expect(response.headers.get('content-disposition')).toBe(
      `attachment; filename="a_o _m_s_ 100_.txt"; filename*=UTF-8''a%C3%B1o%20_m%C3%A1s_%20100%25.txt`,
    )
  })
})

/** What an address may do to whoever opens it: nothing. */
const expectHarmless = async (file: FileCard): Promise<void> => {
  const { headers } = await fetchFile(file)
  expect(headers.get('content-type')).toBe('application/octet-stream')
  expect(headers.get('content-disposition')).toMatch(/^attachment;/)
  expect(headers.get('x-content-type-options')).toBe('nosniff')
  expect(headers.get('content-security-policy')).toBe("default-src 'none'; frame-ancestors 'none'; sandbox")
}

describe('What is not what it says', () => {
  test('a page that says it is a picture is a page, and is only downloaded', async () => {
    const file = await take('cat.png', '<!DOCTYPE html><script>alert(1)</script>')
    expect([file.type, file.name]).toEqual(['text/html', 'cat.png.html'])
    await expectHarmless(file)
  })

  test('a drawing with a script is only downloaded', async () => {
    const script = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
    for (const [name, content] of [
      ['plan.svg', script],
      ['plan.txt', `<?xml version="1.0"?>\n<!-- a plan -->\n${script}`],
    ] as const) {
      const file = await take(name, content)
      expect([file.type, file.width]).toEqual(['image/svg+xml', null])
      await expectHarmless(file)
    }
  })

  test('a picture that says it is a document is a picture', async () => {
    const file = await take('report.pdf', await takePhotograph())
    expect([file.type, file.name, file.hasThumbnail]).toEqual(['image/jpeg', 'report.pdf.jpg', true])
  })

  test('a picture with a page behind it is drawn anew, without the page', async () => {
    const file = await take(
      'both.jpg',
      Buffer.concat([await takePhotograph(), Buffer.from('<script>alert(1)</script>')]),
    )
    expect(Buffer.from(await (await fetchFile(file)).arrayBuffer()).includes('<script>')).toBe(false)
  })

  test('a program is refused, whatever its name, and so is the name of one', async () => {
    const windows = Buffer.concat([Buffer.from('MZ'), Buffer.alloc(512)])
    const linux = Buffer.concat([Buffer.from('\x7fELF', 'latin1'), Buffer.alloc(512)])
    for (const [name, content] of [
      ['holiday.jpg', windows],
      ['notes.txt', linux],
      ['invoice.pdf.exe', 'words'],
      ['run.BAT', 'words'],
      ['photo.jpg\u202E.scr', 'words'],
    ] as const) {
      const { status, error } = await bring(name, content)
      expect([status, error?.code], name).toEqual([422, 'file_program'])
    }
  })

  test('an archive is kept as it is, and never unpacked', async () => {
    const bomb = Buffer.from(
      'UEsDBBQAAAAIAAAAIQAAAAAA/////////38JAAAAYm9tYi50eHRLTEpOSU1LBwBQSwECFAAUAAAACAAAACEAAAAAAP////////9/CQAAAAAAAAAAAAAAAAAAAAAAYm9tYi50eHRQSwUGAAAAAAEAAQA3AAAALgAAAAAA',
      'base64',
    )
    const file = await take('all-of-it.zip', bomb)
    expect([file.type, file.size]).toEqual(['application/zip', bomb.length])
    await expectHarmless(file)
  })

  test('texts and tables are told apart by their names, and old documents, too', async () => {
    const types = async (name: string, content: Buffer | string) => (await take(name, content)).type
    expect(await types('a.csv', 'a,b')).toBe('text/csv')
    expect(await types('a.md', '# Words about <b>tags</b>')).toBe('text/markdown')
    expect(await types('a.log', 'A <script> was found in the page.')).toBe('text/plain')
    expect(await types('a.bin', Buffer.from([1, 2, 3, 0, 255]))).toBe('application/octet-stream')
    const old = Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(1024)])
    expect(await types('a.doc', old)).toBe('application/msword')
  })
})

describe('A picture', () => {
  test('of 30,000 by 30,000 is refused before it is unpacked, with the reason', async () => {
    const bomb = await makePng(30_000, 30_000)
    const { status, error } = await bring('bomb.png', bomb)
    expect([status, error?.code]).toEqual([422, 'picture_too_large'])
    expect(error?.message).toContain('up to 50 million pixels')
  })

  test('that is damaged, cut off, or of a camera’s own kind, is refused with what to do', async () => {
    const whole = await takePhotograph()
    const heic = Buffer.concat([Buffer.from([0, 0, 0, 24]), Buffer.from('ftypheic\0\0\0\0mif1heic'), Buffer.alloc(64)])
    for (const content of [
      whole.subarray(0, whole.length / 2),
      Buffer.from('\xff\xd8\xff\xe0 no picture', 'latin1'),
      heic,
    ]) {
      const { status, error } = await bring('photo.jpg', content)
      expect([status, error?.code]).toEqual([422, 'picture_unreadable'])
      expect(error?.message).toContain('Save it as JPEG or PNG')
    }
  })

  test('with many frames counts all of them', async () => {
    const frame = Buffer.from('2c 00000000 10271027 00 02 02 4401 00'.replaceAll(' ', ''), 'hex')
    const head = Buffer.from('474946383961 1027 1027 800000 000000ffffff'.replaceAll(' ', ''), 'hex')
    const gif = Buffer.concat([head, frame, frame, Buffer.from('3b', 'hex')])
    expect((await bring('long.gif', gif)).error?.code).toBe('picture_too_large')
  })
})

/** A PNG that says it is as large as that, and is a few bytes. */
async function makePng(width: number, height: number): Promise<Buffer> {
  const png = await sharp({ create: { width: 8, height: 8, channels: 3, background: 'red' } })
    .png()
    .toBuffer()
  png.writeUInt32BE(width, 16)
  png.writeUInt32BE(height, 20)
  png.writeUInt32BE(crc32(png.subarray(12, 29)), 29)
  return png
}

function crc32(bytes: Buffer): number {
  let crc = 0xffffffff
  for (const byte of bytes) {
    crc ^= byte
    for (let bit = 0; bit < 8; bit += 1) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1
  }
  return (crc ^ 0xffffffff) >>> 0
}

test('An upload needs a token, a role that takes part, and an activity of one’s own', async () => {
  const content = 'words'
  const observer = await talk.enrol('Oda', 'observer')
  const stranger = await talk.house.enrol('Sam', { course: 'tea' })
  const ask = (person: TestPerson, activity: ActivityId = talk.activity) =>
    upload(talk.house.url, { person, activity }, { content })
  expect((await ask(observer)).error?.code).toBe('not_allowed')
  expect((await ask(stranger)).error?.code).toBe('not_found')
  expect((await ask({ token: 'none' } as TestPerson)).error?.code).toBe('not_signed_in')
  expect((await ask(ada)).status).toBe(200)
})
