import { join } from 'node:path'
import type { Configuration } from '../configuration.ts'
import type { Database } from '../database/database.ts'
import { makeSigner, type Signer } from './addresses.ts'
import { FewAtOnce } from './few-at-once.ts'
import { Incoming } from './incoming.ts'
import { openStore } from './store/open.ts'
import type { FileStore } from './store/store.ts'

/** Everything that files need beside the database. */
export interface HouseFiles {
  readonly database: Database
  readonly store: FileStore
  readonly incoming: Incoming
  readonly signer: Signer
  /** Pictures are work for the whole machine. */
  readonly pictures: FewAtOnce
  /** Bytes that one file may have. */
  readonly largest: number
  readonly now: () => number
}

export function openFiles({
  configuration,
  database,
  now,
}: {
  configuration: Configuration
  database: Database
  now: () => number
}): HouseFiles {
  const { files, data, secret, largestFile } = configuration
  return {
    database,
    store: openStore(files),
    incoming: new Incoming(join(data, 'incoming')),
    signer: makeSigner(secret),
    pictures: new FewAtOnce(2),
    largest: largestFile,
    now,
  }
}
