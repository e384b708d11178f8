// What the thread of disk-thread.ts does. A thread starts without what reads TypeScript.
import { fdatasyncSync, openSync } from 'node:fs'
import { parentPort, workerData } from 'node:worker_threads'
import BetterSqlite3 from 'better-sqlite3'

/** As many commits as come to about what SQLite lets its log grow to by itself. */
const commitsPerCopy = 100

const { file } = /** @type {import('./disk-thread.ts').DiskWork} */ (workerData)
const log = openSync(`${file}-wal`, 'r')
const copier = new BetterSqlite3(file)
let commits = 0

parentPort?.on('message', (/** @type {import('./disk-thread.ts').DiskWish} */ wish) => {
  if (wish === 'sync') return parentPort?.postMessage(sync())
  copier.close()
  parentPort?.close()
})

/** @returns {import('./disk-thread.ts').DiskAnswer} */
function sync() {
  try {
    fdatasyncSync(log)
  } catch (error) {
    return { failed: error instanceof Error ? error.message : String(error) }
  }
  commits += 1
  if (commits % commitsPerCopy === 0) copyLog()
  return { synced: true }
}

/**
 * Before the answer: nobody writes while one is awaited, so that all of the log can be copied and the next commit begins it anew.
 * What cannot be copied now stays in the log, where it is as safe.
 */
function copyLog() {
  try {
    copier.pragma('wal_checkpoint(passive)')
  } catch {
    return
  }
}
