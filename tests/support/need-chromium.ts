import { findOrGetChromium } from './chromium.ts'

/** Before the browser journeys: a Chromium is found or got, or the run fails with the sentence that says how. */
export default async function needChromium(): Promise<void> {
  process.env['CHROMIUM_PATH'] = await findOrGetChromium()
}
