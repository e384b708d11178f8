import type { OutputOf } from '../../plugins/api/contract.ts'
import type { contract } from '../../server/downloads/contract.ts'
import type { Lines } from './feature-client.ts'

type Opened = OutputOf<(typeof contract)['queries']['open']>

/** Asks for the address of a download. @param name in full: `<feature>.<download>` */
export async function openDownload({ http, activity }: Lines, name: string, input: unknown): Promise<string> {
  const asked = JSON.stringify({ download: name, input: JSON.stringify(input) })
  const answered = await http.get(`/api/activities/${activity}/downloads/open?input=${encodeURIComponent(asked)}`)
  // What the server answers was checked against its contract there.
  return (answered as { readonly answer: Opened }).answer.address
}
