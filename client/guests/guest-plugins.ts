import { guests as packaged } from 'virtual:packaged-plugins'
import type { GuestPage } from '../../plugins/api/guest-page.ts'

interface GuestModule {
  readonly guests: Readonly<Record<string, GuestPage>>
}

const folders = import.meta.glob<GuestModule>('../../plugins/*/client/guests.ts')

/** Loads the page of a plugin for one kind of guest, and answers its tag; undefined when there is none. */
export async function loadGuestPage(plugin: string, guest: string): Promise<string | undefined> {
  const load = folders[`../../plugins/${plugin}/client/guests.ts`] ?? packaged[plugin]
  const page = load && (await load()).guests[guest]
  await page?.load()
  return page?.tag
}
