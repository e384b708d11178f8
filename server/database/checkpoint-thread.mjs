// Copies SQLite's log to the database file whenever it is told to, by a connection of its own: see checkpoints.ts.
import { parentPort, workerData } from 'node:worker_threads'
import BetterSqlite3 from 'better-sqlite3'

const database = new BetterSqlite3(workerData.file)
// As the one that writes: what was copied is on the disk before the log is used anew.
database.pragma(`synchronous = ${workerData.synchronous}`)

parentPort.on('message', () => {
  try {
    // Waits for nobody and keeps nobody waiting: what cannot be copied yet is copied the next time.
    database.pragma('wal_checkpoint(PASSIVE)')
  } catch {
    // A disk that is full or broken is met by the next commit, too, which has somebody to tell.
  }
  parentPort.postMessage('copied')
})
