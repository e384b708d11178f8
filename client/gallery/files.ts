import { html } from 'lit'
import type { Tray, TrayItem } from '../../plugins/api/client.ts'
import type { FileCard, FileId } from '../../plugins/api/contract.ts'
import { Refusal } from '../../plugins/api/refusal.ts'
import '../elements/message/attached-files.ts'
import '../elements/composer/upload-list.ts'

const card = (name: string, type: string, more: Partial<FileCard> = {}): FileCard => ({
  ...{ id: name as FileId, name, type, size: 1_363_148, width: null, height: null, hasThumbnail: false },
  ...more,
})

const picture = (name: string, width: number, height: number) =>
  card(name, 'image/jpeg', { width, height, hasThumbnail: true })

/** A drawing in the place of a photograph. */
const drawn = `data:image/svg+xml,${encodeURIComponent(
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 240 150" preserveAspectRatio="xMidYMid slice">
    <path fill="#cfc8bb" d="M0 0h240v150H0z"/><path fill="#e9e4da" d="M24 14h192v93H24z"/><circle cx="86" cy="54" r="36" fill="#fff"
    stroke="#55504a" stroke-width="3"/><path d="M86 54v-28" stroke="#b4372b" stroke-width="3" transform="rotate(-48 86 54)"/>
  </svg>`,
)}`

const client = { files: { open: async () => drawn, openThumbnail: async () => drawn } }
/** One that does nothing: here is no server. */
const tray: Tray = {
  ...{ items: [], cards: [], busy: false },
  ...{ add: async () => undefined, restore: async () => undefined, put: () => undefined },
  ...{ retry: () => undefined, remove: () => undefined, clear: () => undefined },
}

const photo = new File(['photo'], 'gauge-after-0815.jpg')
const item = (key: string, more: Partial<TrayItem>): TrayItem => ({
  ...{ key, file: photo, name: photo.name, size: 3_250_586, sent: 0, state: 'waiting', card: undefined },
  failure: undefined,
  ...more,
})

const under: readonly TrayItem[] = [
  item('sending', { state: 'sending', sent: 1_363_148 }),
  item('checking', { state: 'checking', sent: 3_250_586, name: 'gauge-before.jpg' }),
  item('done', { state: 'done', card: card('pressures of the first week, by the hour.csv', 'text/csv') }),
  item('failed', {
    state: 'failed',
    name: 'whole-shift.mp4',
    failure: new Refusal(
      'file_too_large',
      413,
      'A file may have up to 100 MB. Make it shorter or smaller, or put it where your course keeps large files and send a link.',
    ),
  }),
  item('cut', { state: 'failed', sent: 900_000, failure: new Error('There is no connection to the server.') }),
]

const several = [
  picture('before.jpg', 1600, 1200),
  picture('after.jpg', 1200, 1600),
  picture('panorama.jpg', 9000, 1200),
  card(
    'A report with a name that goes on until it has to be cut because nobody has that much room.pdf',
    'application/pdf',
  ),
  card('pressures.csv', 'text/csv'),
  card('pump.mp4', 'video/mp4'),
]

export const files = () =>
  html`<div class="two">
    <div class="stacked">
      <attached-files .files=${[picture('gauge.jpg', 1200, 900)]} .client=${client}></attached-files>
      <attached-files .files=${several} .client=${client}></attached-files>
    </div>
    <upload-list .items=${under} .tray=${tray}></upload-list>
  </div>`
