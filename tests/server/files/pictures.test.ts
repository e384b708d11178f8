import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { FileCard } from '../../../plugins/api/contract.ts'
import { startTalk, type Talk } from '../../support/talk.ts'
import type { TestPerson } from '../../support/test-person.ts'
import { openFiles, takePhotograph, upload } from '../../support/uploads.ts'

let talk: Talk
let ada: TestPerson

beforeAll(async () => {
  talk = await startTalk()
  ada = await talk.enrol('Ada')
})
afterAll(() => talk.close())

const take = async (name: string, content: Buffer): Promise<FileCard> => {
  const { answer, error } = await upload(talk.house.url, { person: ada, activity: talk.activity }, { name, content })
  expect(error, name).toBeUndefined()
  return answer
}

/** What others download: the whole picture, and the small one. */
async function fetchBoth({ id }: FileCard): Promise<Buffer[]> {
  const [opened] = await openFiles(ada, talk.activity, [id])
  const both = [opened?.address, opened?.thumbnail].map(async (address) => {
    const response = await fetch(talk.house.url + (address ?? ''))
    return Buffer.from(await response.arrayBuffer())
  })
  return Promise.all(both)
}

test('Of a photograph, nobody learns where, when and with what it was taken', async () => {
  const photograph = await takePhotograph()
  const { exif } = await sharp(photograph).metadata()
  expect(exif?.includes('Secret Cameras'), 'the photograph does tell').toBe(true)
  const file = await take('photo.jpg', photograph)
  for (const content of await fetchBoth(file)) {
    const { exif, xmp, iptc, orientation } = await sharp(content).metadata()
    expect([exif, xmp, iptc, orientation]).toEqual([undefined, undefined, undefined, undefined])
    expect(content.includes('Secret Cameras')).toBe(false)
    expect(content.includes('GPS')).toBe(false)
  }
})

test('A photograph that was taken sideways stands upright, whoever shows it', async () => {
  const file = await take('photo.jpg', await takePhotograph({ width: 1600, height: 1200 }))
  expect([file.width, file.height]).toEqual([1200, 1600])
  const [whole, small] = await Promise.all((await fetchBoth(file)).map((content) => sharp(content).metadata()))
  expect([whole?.width, whole?.height]).toEqual([1200, 1600])
  expect([small?.width, small?.height, small?.format]).toEqual([720, 960, 'webp'])
})

test.each(['png', 'webp', 'gif', 'avif'] as const)(
  'A picture as %s is drawn anew as what browsers show',
  async (kind) => {
    const content = await sharp({ create: { width: 40, height: 30, channels: 4, background: '#1b998b80' } })
      .withExif({ IFD0: { Make: 'Secret Cameras' } })
      .toFormat(kind)
      .toBuffer()
    const file = await take(`picture.${kind}`, content)
    const type = kind === 'avif' ? 'webp' : kind
    expect(file).toMatchObject({ type: `image/${type}`, name: `picture.${type}`, width: 40, height: 30 })
    for (const drawn of await fetchBoth(file)) expect(drawn.includes('Secret Cameras')).toBe(false)
  },
)

test('A picture that moves still moves', async () => {
  const frames = ['red', 'green', 'blue'].map((background) =>
    sharp({ create: { width: 40, height: 90, channels: 3, background } })
      .png()
      .toBuffer(),
  )
  const animated = await sharp(await Promise.all(frames), { join: { animated: true } })
    .gif()
    .toBuffer()
  const file = await take('moving.gif', animated)
  const [whole, small] = await fetchBoth(file)
  expect([file.width, file.height, (await sharp(whole, { animated: true }).metadata()).pages]).toEqual([40, 90, 3])
  expect((await sharp(small, { animated: true }).metadata()).pages ?? 1).toBe(1)
})

test('Thirty people may bring a photograph at once, and the talk goes on meanwhile', async () => {
  const photograph = await takePhotograph({ width: 3000, height: 2000 })
  const people = await Promise.all(Array.from({ length: 10 }, (_, n) => talk.enrol(`Person ${n}`)))
  const bringing = people.map((person) =>
    upload(talk.house.url, { person, activity: talk.activity }, { name: 'photo.jpg', content: photograph }),
  )
  let said = 0
  const all = Promise.all(bringing).then((replies) => ({ replies, said }))
  while (said < 5) {
    await talk.say(ada, 'We go on talking.')
    said += 1
  }
  const { replies } = await all
  expect(replies.map(({ status }) => status)).toEqual(people.map(() => 200))
})
