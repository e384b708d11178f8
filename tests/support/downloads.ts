import type { ActivityId } from '../../plugins/api/contract.ts'
import type { Reply, TestPerson } from './test-person.ts'
import { readZip } from './zips.ts'

/** The address of a download, as a page asks for it. @param name in full: `<feature>.<download>` */
export const openDownload = (
  person: TestPerson,
  activity: ActivityId,
  name: string,
  input: unknown = {},
): Promise<Reply<{ address: string; until: number }>> =>
  person.query(activity, 'downloads.open', { download: name, input: JSON.stringify(input) })

interface Fetched {
  readonly status: number
  readonly headers: Headers
  /** What is in it, by its path; nothing where it was refused. */
  readonly files: ReadonlyMap<string, Buffer>
}

export async function fetchDownload(url: string, address: string): Promise<Fetched> {
  const response = await fetch(`${url}${address}`)
  const body = Buffer.from(await response.arrayBuffer())
  return { status: response.status, headers: response.headers, files: response.ok ? readZip(body) : new Map() }
}
