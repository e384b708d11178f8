import { html } from 'lit'
import { expect, test, vi } from 'vitest'
import '../../../client/elements/message/attached-files.ts'
import type { AttachedFiles } from '../../../client/elements/message/attached-files.ts'
import { boxOf } from '../../../client/elements/message/picture-box.ts'
import type { FileCard, FileId } from '../../../plugins/api/contract.ts'
import { Refusal } from '../../../plugins/api/refusal.ts'
import { find, findAll, findButton, settle, show, wordsOf } from './show.ts'

// Nothing is laid out here, so nothing would ever come near.
vi.stubGlobal('IntersectionObserver', undefined)

const card = (name: string, type: string, more: Partial<FileCard> = {}): FileCard => ({
  ...{ id: name as FileId, name, type, size: 1_363_148, width: null, height: null, hasThumbnail: false },
  ...more,
})
const photo = card('gauge.jpg', 'image/jpeg', { width: 1200, height: 1600, hasThumbnail: true })
const sheet = card('pressures.csv', 'text/csv')

/** What a page may ask for, and what it asked. */
function makeClient(gone: readonly FileCard[] = []) {
  const asked: string[] = []
  const answer = async (id: FileId, words: string) => {
    asked.push(words)
    if (gone.some((file) => file.id === id)) throw new Refusal('not_found', 404, 'It is gone.')
    return `/${words}`
  }
  const files = {
    open: (id: FileId) => answer(id, `whole/${id}`),
    openThumbnail: (id: FileId) => answer(id, `small/${id}`),
  }
  return { asked, client: { files } }
}

async function draw(files: readonly FileCard[], client: object): Promise<AttachedFiles> {
  const element = await show<AttachedFiles>(html`<attached-files .files=${files} .client=${client}></attached-files>`)
  await new Promise((resolve) => setTimeout(resolve))
  await settle(element)
  return element
}

test('a picture has its room before it is there, a name, and its small one', async () => {
  const { client, asked } = makeClient()
  const element = await draw([photo], client)
  const picture = findButton(element, 'Picture: gauge.jpg')
  // However the engine spells it.
  expect(picture.getAttribute('style')?.replaceAll(/\s/g, '')).toContain('aspect-ratio:270/360')
  expect(find(element, 'img').getAttribute('src')).toBe('/small/gauge.jpg')
  expect(asked).toEqual(['small/gauge.jpg'])
})

test('a file that is no picture is a row with its kind and size, and is asked for when it is wanted', async () => {
  const { client, asked } = makeClient()
  const element = await draw([sheet], client)
  expect(asked).toEqual([])
  expect(wordsOf(find(element, '.file'))).toBe('pressures.csv Table, 1.3 MB')
  const followed: string[] = []
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
    followed.push(`${this.pathname} as ${this.download}`)
  })
  findButton(element, 'Open pressures.csv, Table, 1.3 MB').click()
  await expect.poll(() => followed).toEqual(['/whole/pressures.csv as pressures.csv'])
})

test('what is not there any more says so', async () => {
  const { client } = makeClient([photo, sheet])
  const element = await draw([photo, sheet], client)
  expect(wordsOf(find(element, '.picture'))).toBe('This file is not here any more.')
  findButton(element, 'Open pressures.csv, Table, 1.3 MB').click()
  await new Promise((resolve) => setTimeout(resolve))
  await settle(element)
  expect(wordsOf(find(element, '.about'))).toBe('This file is not here any more.')
})

test('a name with markup in it is a name', async () => {
  const { client } = makeClient()
  const element = await draw([card('<img src=x>.pdf', 'application/pdf')], client)
  expect(wordsOf(find(element, '.name'))).toBe('<img src=x>.pdf')
  expect(findAll(element, 'img')).toEqual([])
})

test('sound and video are played in place', async () => {
  const { client } = makeClient()
  const element = await draw([card('pump.mp4', 'video/mp4')], client)
  findButton(element, 'Play pump.mp4, Video, 1.3 MB').click()
  await new Promise((resolve) => setTimeout(resolve))
  await settle(element)
  expect(find(element, 'video').getAttribute('src')).toBe('/whole/pump.mp4')
})

test('a picture gets no more room than it fills, a long one no more than can be seen', () => {
  expect(boxOf({ width: 4000, height: 3000 }, 1)).toEqual({ width: 480, height: 360 })
  expect(boxOf({ width: 4000, height: 3000 }, 2)).toEqual({ width: 267, height: 200 })
  expect(boxOf({ width: 100, height: 80 }, 1)).toEqual({ width: 100, height: 80 })
  expect(boxOf({ width: 1000, height: 30_000 }, 1)).toEqual({ width: 120, height: 360 })
})
