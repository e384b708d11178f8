import { html } from 'lit'
import '../elements/composer/message-composer.ts'
import { findPeople, nadia } from './people.ts'

const audience = 'March starters, 18 people, can read this'

export const composers = () =>
  html`<div class="two">
    <div class="stacked">
      <message-composer
        id="first-composer"
        placeholder="Ask or tell something"
        .me=${nadia}
        .findPeople=${findPeople}
        .audience=${audience}
      ></message-composer>
      <message-composer
        kept
        label="A composer with words"
        .me=${nadia}
        .audience=${audience}
        .findPeople=${findPeople}
        .value=${`[Tomás Echeverri](person:tomas), did you measure **before** or after the softener?`}
      ></message-composer>
    </div>
    <div class="stacked">
      <message-composer
        kept
        label="A composer with a draft"
        note="Your draft from Tuesday, begun on your phone"
        value="I would ask what changed after the"
      ></message-composer>
      <message-composer busy label="A composer that sends" value="It was the street."></message-composer>
      <message-composer
        label="A composer after a failed send"
        value="It was the street."
        failed="Not sent, there is no connection. Your words are kept."
      ></message-composer>
    </div>
  </div>`
