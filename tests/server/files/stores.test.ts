import { randomBytes } from 'node:crypto'
import { readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { openStore } from '../../../server/files/store/open.ts'
import type { FileStore } from '../../../server/files/store/store.ts'
import { makeFolder } from '../../support/folders.ts'
import { startS3, type S3StandIn } from '../../support/s3-stand-in.ts'
import { startTalk } from '../../support/talk.ts'
import { openFiles, takePhotograph, upload } from '../../support/uploads.ts'

let folder: Awaited<ReturnType<typeof makeFolder>>
let s3: S3StandIn

beforeAll(async () => {
  folder = await makeFolder()
  s3 = await startS3()
  for (const [name, value] of Object.entries(s3.credentials)) vi.stubEnv(name, value)
})
afterAll(async () => {
  vi.unstubAllEnvs()
  await s3.close()
  await folder.remove()
})

const bucket = (name: string) =>
  `s3://${name}/tertulia?region=eu-south-2&path-style=true&endpoint=${encodeURIComponent(s3.url)}`

const stores: Readonly<Record<string, () => FileStore>> = {
  'a folder': () => openStore(`file:${join(folder.path, 'kept')}`),
  'a bucket of S3': () => openStore(bucket('files')),
}

describe.each(Object.entries(stores))('%s', (_name, open) => {
  let store: FileStore
  let count = 0

  beforeAll(() => {
    store = open()
  })

  async function save(key: string, content: Buffer | string): Promise<void> {
    const file = join(folder.path, `arriving-${(count += 1)}`)
    await writeFile(file, content)
    await store.save(key, file)
    expect(await readdir(folder.path), 'it was taken over').not.toContain(`arriving-${count}`)
  }
  const read = async (key: string, range?: { first: number; last: number }) => buffer(await store.read(key, range))
  const listKeys = async () => {
    const keys: string[] = []
    for await (const { key } of store.list()) keys.push(key)
    return keys.toSorted()
  }

  test('has nothing before something is saved, and then all of it, and parts of it', async () => {
    expect(await listKeys()).toEqual([])
    await save('ab/words', 'Measure at 6:50')
    expect((await read('ab/words')).toString()).toBe('Measure at 6:50')
    expect((await read('ab/words', { first: 11, last: 14 })).toString()).toBe('6:50')
  })

  test('keeps a file of many megabytes as it is', async () => {
    const content = randomBytes(12 * 1024 * 1024 + 7)
    await save('cd/large', content)
    expect((await read('cd/large')).equals(content)).toBe(true)
    expect((await read('cd/large', { first: content.length - 3, last: content.length - 1 })).length).toBe(3)
  })

  test('lists everything with the time that it was written', async () => {
    await save('ab/words.thumbnail', 'small')
    expect(await listKeys()).toEqual(['ab/words', 'ab/words.thumbnail', 'cd/large'])
    for await (const { writtenAt } of store.list()) expect(writtenAt).toBeGreaterThan(Date.parse('2025-12-31'))
  })

  test('forgets what is removed, and does not mind what is not there', async () => {
    await store.remove('ab/words')
    await store.remove('ab/words')
    await expect(store.read('ab/words')).rejects.toMatchObject({ code: 'not_found' })
    expect(await listKeys()).toEqual(['ab/words.thumbnail', 'cd/large'])
  })

  test('keeps nothing of a file that is not there', async () => {
    await expect(store.save('ef/nothing', join(folder.path, 'nowhere'))).rejects.toThrow()
    expect(await listKeys()).not.toContain('ef/nothing')
  })
})

test('A bucket leaves no parts behind, and refuses who is not known to it', async () => {
  expect(s3.unfinished.size).toBe(0)
  const file = join(folder.path, 'arriving')
  await writeFile(file, 'words')
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'a wrong one')
  await expect(openStore(bucket('files')).save('xy/words', file)).rejects.toThrow('SignatureDoesNotMatch')
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', s3.credentials.AWS_SECRET_ACCESS_KEY)
})

test('The house works with a bucket as it does with a folder', async () => {
  const talk = await startTalk({ configuration: { files: bucket('house') } })
  const ada = await talk.enrol('Ada')
  const by = { person: ada, activity: talk.activity }
  const { answer: file } = await upload(talk.house.url, by, { name: 'photo.jpg', content: await takePhotograph() })
  const [opened] = await openFiles(ada, talk.activity, [file.id])
  for (const address of [opened?.address, opened?.thumbnail])
    expect((await fetch(talk.house.url + (address ?? ''))).status).toBe(200)
  const part = await fetch(talk.house.url + (opened?.address ?? ''), { headers: { range: 'bytes=0-1' } })
  expect([part.status, Buffer.from(await part.arrayBuffer()).toString('hex')]).toEqual([206, 'ffd8'])
  expect([...s3.objects.keys()].filter((key) => key.startsWith('house/'))).toHaveLength(2)
  await talk.close()
})
