import { showToast } from './shell-events.ts'
import { text } from './texts/texts.ts'

/**
 * Loads a part of the page that somebody asked for with a press. Undefined where it cannot be had: they were told so, and may
 * ask again. What nobody asked for is loaded `inTime`.
 */
export async function loadAsked<Module>(host: HTMLElement, load: () => Promise<Module>): Promise<Module | undefined> {
  try {
    return await load()
  } catch {
    showToast(host, text('part.away'))
    return undefined
  }
}
