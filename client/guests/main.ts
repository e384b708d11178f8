import { onDevice } from '../connection/storage.ts'
import { Preferences } from '../preferences.ts'
import './guest-shell.ts'
import { takeSecret } from './link.ts'

const preferences = new Preferences(onDevice)
preferences.apply()
const secret = takeSecret()
draw()

/** What is drawn keeps its language, so another language is another shell. */
function draw(): void {
  const shell = document.createElement('guest-shell')
  shell.secret = secret
  shell.preferences = preferences
  shell.addEventListener('language-chosen', draw, { once: true })
  document.body.replaceChildren(shell)
}
