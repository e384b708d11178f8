import { checkRecords } from '../../server/records/checking.ts'
import { verifyRecord, type Verdict } from '../../server/records/verifying.ts'
import type { TestApp } from './app.ts'

/** Verifies as an outsider does: by what the house publishes, and nothing else. */
export async function verifyPublished({ url }: Pick<TestApp, 'url'>, file: string): Promise<Verdict> {
  const keys = await fetch(`${url}/.well-known/tertulia-record-keys.json`)
  return verifyRecord(file, await keys.text())
}

/** What `tertulia record check` says of a running house, and whether all was well. */
export async function checkAllRecords({ house }: Pick<TestApp, 'house'>): Promise<{ well: boolean; said: string[] }> {
  const said: string[] = []
  const well = await checkRecords(house, (line) => said.push(line))
  return { well, said }
}
