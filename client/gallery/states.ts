import { html } from 'lit'
import '../elements/empty-place.ts'
import '../elements/error-card.ts'
import '../elements/reconnecting-bar.ts'
import '../elements/skeleton-lines.ts'
import '../elements/toast-line.ts'

export const states = () =>
  html`<div class="two">
    <empty-place
      heading="Nobody has written yet"
      sentence="You are the facilitator: one small question from you is how it starts. Most people answer what they can see from where they stand."
      action="Ask the first question"
    ></empty-place>
    <skeleton-lines></skeleton-lines>
    <error-card
      heading="The messages did not load"
      sentence="The server took too long. What you wrote is kept on this device."
      reference="T-7KQ4-M2"
    ></error-card>
    <div class="stacked">
      <toast-line undoable message="Message taken back"></toast-line>
      <toast-line message="Link copied"></toast-line>
      <reconnecting-bar .unsent=${0}></reconnecting-bar>
      <reconnecting-bar .unsent=${2}></reconnecting-bar>
      <reconnecting-bar .unsent=${1} whileOpen></reconnecting-bar>
    </div>
  </div>`
