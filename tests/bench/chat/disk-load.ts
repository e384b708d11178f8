import { closeSync, fsyncSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { serve } from '../child.ts'

/** Somebody else on the same disk, who writes a mebibyte and waits for it, again and again. */
const folder = mkdtempSync(join(tmpdir(), 'tertulia-bench-'))
process.on('exit', () => rmSync(folder, { recursive: true, force: true }))
const mebibyte = Buffer.alloc(1024 * 1024, 1)
let going = false

export type DiskLoad = typeof handlers
const handlers = serve({
  begin() {
    going = true
    void (async () => {
      const file = openSync(join(folder, 'load'), 'w')
      for (let place = 0; going; place = (place + 1) % 64) {
        writeSync(file, mebibyte, 0, mebibyte.length, place * mebibyte.length)
        fsyncSync(file)
        await setTimeout(5)
      }
      closeSync(file)
    })()
  },
  end() {
    going = false
  },
})
