import { html } from 'lit'
import { expect, test } from 'vitest'
import '../../../client/elements/composer/upload-list.ts'
import type { UploadList } from '../../../client/elements/composer/upload-list.ts'
import type { TrayItem } from '../../../plugins/api/client.ts'
import type { FileCard, FileId } from '../../../plugins/api/contract.ts'
import { Refusal } from '../../../plugins/api/refusal.ts'
import { find, findAll, findButton, settle, show, wordsOf } from './show.ts'

const file = new File(['time,bar'], 'pressures.csv', { type: 'text/csv' })
const item = (more: Partial<TrayItem>): TrayItem => ({
  ...{ key: 'one', file, name: file.name, size: 3_250_586, sent: 0, state: 'sending', card: undefined },
  failure: undefined,
  ...more,
})

async function draw(items: readonly TrayItem[]) {
  const asked: string[] = []
  const tray = {
    remove: (key: string) => asked.push(`remove ${key}`),
    retry: (key: string) => asked.push(`retry ${key}`),
  }
  const element = await show<UploadList>(html`<upload-list .items=${items} .tray=${tray}></upload-list>`)
  return { element, asked }
}

test('an upload says how far it is, and can be stopped', async () => {
  const { element, asked } = await draw([item({ sent: 1_363_148 })])
  expect(wordsOf(find(element, '.bytes'))).toBe('1.3 MB of 3.1 MB')
  const bar = find(element, 'progress')
  expect([bar.getAttribute('value'), bar.getAttribute('aria-label')]).toEqual(['1363148', 'Upload of pressures.csv'])
  findButton(element, 'Stop the upload of pressures.csv').click()
  expect(asked).toEqual(['remove one'])
})

test('one that failed says why, once to those who listen, and is tried again', async () => {
  const failure = new Refusal('unreachable', 503, 'There is no connection.')
  const { element, asked } = await draw([])
  const said: string[] = []
  document.body.addEventListener('announce', ({ detail }) => said.push(detail.sentence))
  element.items = [item({ state: 'failed', failure })]
  await settle(element)
  element.items = [...element.items]
  await settle(element)
  expect(said).toEqual(['pressures.csv could not be brought here. There is no connection.'])
  expect(wordsOf(find(element, '.bytes'))).toBe('There is no connection.')
  expect(findAll(element, 'progress')).toEqual([])
  findButton(element, 'Try again to upload pressures.csv').click()
  findButton(element, 'Remove pressures.csv').click()
  expect(asked).toEqual(['retry one', 'remove one'])
})

test('one that would fail again is only removed', async () => {
  const failure = new Refusal('file_too_large', 413, 'A file may have up to 100 MB.')
  const { element } = await draw([item({ state: 'failed', failure })])
  expect(wordsOf(find(element, '.bytes'))).toBe('A file may have up to 100 MB.')
  expect(findAll(element, 'button').map((button) => button.getAttribute('aria-label'))).toEqual([
    'Remove pressures.csv',
  ])
})

test('one that is there has the name and the size that the server gave it', async () => {
  const card: FileCard = {
    ...{ id: 'file' as FileId, name: 'clean.csv', type: 'text/csv', size: 512, width: null, height: null },
    hasThumbnail: false,
  }
  const { element } = await draw([item({ state: 'done', card })])
  expect(wordsOf(find(element, '.name'))).toBe('clean.csv')
  expect(wordsOf(find(element, '.bytes'))).toBe('510 byte')
})
