import { html, render, type TemplateResult } from 'lit'
import { composers } from './gallery/composers.ts'
import { faces, positions } from './gallery/faces.ts'
import { files } from './gallery/files.ts'
import { forms } from './gallery/forms.ts'
import { states } from './gallery/states.ts'
import { messages } from './gallery/talk.ts'
import { threads } from './gallery/threads.ts'
import { setLanguage } from './texts/texts.ts'

const wanted = new URLSearchParams(location.search)
setLanguage(wanted.get('language') ?? 'en')
document.documentElement.lang = wanted.get('language') ?? 'en'
document.documentElement.dir = wanted.get('direction') ?? 'ltr'
document.documentElement.dataset['scheme'] = wanted.get('scheme') ?? ''

const section = (id: string, about: string, pieces: TemplateResult) =>
  html`<section aria-labelledby=${id}>
    <h2 id=${id}>${id}</h2>
    <p class="about">${about}</p>
    ${pieces}
  </section>`

const page = html`<h1>Elements</h1>
  <p class="about">Every element in every state. ?scheme=dark, ?language=es and ?direction=rtl show it otherwise.</p>
  ${section('person', 'A round thing is a person: a picture, or initials on a colour that stays theirs.', faces())}
  ${section('message', 'Face, name, what they are here, when; then the words.', messages())}
  ${section('composer', 'One line until you write. It says where your words go and that they are kept.', composers())}
  ${section('file', 'A picture has its room before it is there; a file says what it is; an upload how far.', files())}
  ${section('thread', 'A list of threads, and the replies in one.', threads())}
  ${section('position', 'Unread is a place in the page; nothing moves while you read.', positions())}
  ${section('state', 'Every state says what happened, what is kept and what to do.', states())}
  ${section('form', 'A form drawn from a schema: a label above, a hint below, what is wrong in words.', forms())}`

const place = document.querySelector<HTMLElement>('#gallery')
if (place) render(page, place)
