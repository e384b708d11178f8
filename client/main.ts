import './app-shell.ts'
import { askForHeight } from './frame-size.ts'
import { followKeyboard } from './phone-keyboard.ts'
import { inTime } from './in-time.ts'
import { Preferences } from './preferences.ts'
import { onDevice } from './connection/storage.ts'
import { openVisit } from './visit.ts'

const preferences = new Preferences(onDevice)
preferences.apply()
askForHeight()
followKeyboard()

const visit = openVisit()
draw()
// Nobody has done anything yet that could be taken back, or lost its way.
void inTime(() => import('./elements/toast-line.ts'))()
void inTime(() => import('./elements/reconnecting-bar.ts'))()

/** What is drawn keeps its language, so another language is another shell; what was being written is kept as a draft. */
function draw(): void {
  const shell = document.createElement('app-shell')
  shell.visit = visit
  shell.preferences = preferences
  shell.addEventListener('language-chosen', draw, { once: true })
  document.body.replaceChildren(shell)
}
