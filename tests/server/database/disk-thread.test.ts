import { statSync } from 'node:fs'
import { join } from 'node:path'
import BetterSqlite3 from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Database } from '../../../server/database/database.ts'
import { diskFailure, type Disk } from '../../../server/database/disk.ts'
import { DiskThread } from '../../../server/database/disk-thread.ts'
import { migrateCore, openDatabase } from '../../../server/database/open.ts'
import { openSqlite } from '../../../server/database/sqlite.ts'
import { makeFolder } from '../../support/folders.ts'

let folder: Awaited<ReturnType<typeof makeFolder>>
let file: string
let database: Database

beforeEach(async () => {
  folder = await makeFolder()
  file = join(folder.path, 'thread.db')
})
afterEach(async () => {
  await database.close()
  await folder.remove()
})

const say = (room: string, frame = 'said') =>
  database.write((db) => db.insertInto('room_events').values({ room, seq: 1, frame, at: 1 }).execute())
const listRooms = () => database.read((db) => db.selectFrom('room_events').select('room').orderBy('room').execute())
const nameRooms = async () => (await listRooms()).map(({ room }) => room)

/** A disk that takes as long as the test wants, or fails. */
class SlowDisk implements Disk {
  isHeld = false
  private failure: Error | undefined
  private latest: Promise<void> = Promise.resolve()
  private end: (failure?: Error) => void = () => undefined

  sync(): Promise<void> {
    if (!this.isHeld) return Promise.resolve()
    this.latest = new Promise((resolve, reject) => {
      this.end = (failure) => (failure ? reject(failure) : resolve())
    })
    return this.latest
  }

  settled(): Promise<void> {
    return this.latest
  }

  check(): void {
    if (this.failure) throw this.failure
  }

  release(failure?: Error): void {
    this.failure = failure
    this.end(failure)
  }

  async close(): Promise<void> {}
}

/** What of these has come to an end when everything that can has had its turn. */
async function listEnded(promises: Record<string, Promise<unknown>>): Promise<string[]> {
  const ended: string[] = []
  const note = (name: string) => () => void ended.push(name)
  for (const [name, promise] of Object.entries(promises)) void promise.then(note(name), note(name))
  for (let turn = 0; turn < 20; turn += 1) await new Promise((resolve) => setImmediate(resolve))
  return ended
}

describe('While a thread waits for the disk', () => {
  let disk: SlowDisk

  beforeEach(async () => {
    disk = new SlowDisk()
    database = openSqlite(file, { openDisk: () => disk })
    await migrateCore(database)
    await say('before')
    disk.isHeld = true
  })

  test('nothing is acknowledged, nobody is told what may yet be lost, and the process goes on', async () => {
    const writing = say('under way')
    expect(await listEnded({ writing })).toEqual([])
    const reading = nameRooms()
    expect(await listEnded({ writing, reading })).toEqual([])
    disk.release()
    await writing
    expect(await reading).toEqual(['before', 'under way'])
  })

  test('what is written meanwhile is committed together after it', async () => {
    const first = say('first')
    await listEnded({ first })
    const others = ['second', 'third'].map((room) => say(room))
    disk.release()
    await first
    expect(await listEnded({ others: Promise.all(others) })).toEqual([])
    disk.release()
    await Promise.all(others)
    expect(await nameRooms()).toEqual(['before', 'first', 'second', 'third'])
  })

  test('once the disk has failed nothing is taken for written or told, until somebody starts again', async () => {
    const writing = say('lost?')
    await listEnded({ writing })
    const reading = nameRooms()
    await listEnded({ reading })
    disk.release(diskFailure('EIO: i/o error, fdatasync'))
    const unavailable = { code: 'unavailable', status: 503 }
    await expect(writing).rejects.toMatchObject(unavailable)
    await expect(reading).rejects.toMatchObject(unavailable)
    disk.isHeld = false
    await expect(say('after')).rejects.toMatchObject(unavailable)
  })
})

describe('A thread for the disk', () => {
  beforeEach(async () => {
    database = openDatabase(`file:${file}`, { writerThread: true })
    await migrateCore(database)
  })

  test('leaves everything that was acknowledged in the file, and no log beside it', async () => {
    await Promise.all(Array.from({ length: 20 }, (_, index) => say(`room ${index}`)))
    await say('the last')
    await database.close()
    expect(statSync(`${file}-wal`, { throwIfNoEntry: false })).toBeUndefined()
    const opened = new BetterSqlite3(file, { readonly: true })
    expect(opened.prepare('select count(*) from room_events').pluck().get()).toBe(21)
    expect(opened.pragma('integrity_check', { simple: true })).toBe('ok')
    opened.close()
  })

  test('keeps the log from growing with everything that is said', async () => {
    const sizes: number[] = []
    for (let round = 0; round < 6; round += 1) {
      for (let index = 0; index < 100; index += 1) await say(`${round} ${index}`, 'x'.repeat(3000))
      sizes.push(statSync(`${file}-wal`).size)
    }
    expect(sizes.at(-1)).toBeLessThan(2 * (sizes[1] ?? 0))
  })

  test('one write that fails takes no other along', async () => {
    const outcomes = await Promise.allSettled([say('a'), say('b'), say('a'), say('c')])
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'rejected', 'fulfilled'])
    expect(await nameRooms()).toEqual(['a', 'b', 'c'])
  })

  test('a log that is not there any more is told, and not taken for written', async () => {
    await database.close()
    const missing = join(folder.path, 'not there', 'thread.db')
    const broken = openSqlite(file, { openDisk: () => new DiskThread(missing) })
    await expect(broken.write((db) => db.deleteFrom('room_events').execute())).rejects.toMatchObject({ status: 503 })
    await broken.close()
  })
})
