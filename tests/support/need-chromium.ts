import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { findOrGetChromium } from './find-chromium.ts'
import { profilesVariable } from './shared-chromium.ts'

/** Before the browser journeys: a Chromium is found or got, or the run fails with the sentence that says how. */
export default async function needChromium(): Promise<() => Promise<void>> {
  process.env['CHROMIUM_PATH'] = await findOrGetChromium()
  const profiles = await mkdtemp(join(tmpdir(), 'tertulia-browsers-'))
  process.env[profilesVariable] = profiles
  return () => rm(profiles, { recursive: true, force: true, maxRetries: 5 })
}
