import type { GuestPage } from '../../plugins/api/guest-page.ts'

interface GuestModule {
  readonly guests: Readonly<Record<string, GuestPage>>
}

const modules = import.meta.glob<GuestModule>('../../plugins/*/client/guests.ts')

/** Loads the page of a plugin for one kind of guest, and answers its tag; undefined when there is none. */
export async function loadGuestPage(plugin: string, guest: string): Promise<string | undefined> {
  const load = modules[`../../plugins/${plugin}/client/guests.ts`]
  const page = load && (await load()).guests[guest]
  await page?.load()
  return page?.tag
}
