import { html } from 'lit'
import { afterEach, beforeEach, expect, test } from 'vitest'
import '../../client/pages/set-up-form.ts'
import type { SetUpForm } from '../../client/pages/set-up-form.ts'
import type { Offer } from '../../client/pages/offers.ts'
import { setLanguage } from '../../client/texts/language.ts'
import { show } from './elements/show.ts'

const offer: Offer = {
  id: 'poll',
  graded: false,
  icon: null,
  schema: { type: 'object', properties: { question: { type: 'string', default: '' } }, required: ['question'] },
  texts: {
    en: { name: 'Poll', description: 'One question.', 'settings.question': 'Question' },
    es: { name: 'Encuesta', description: 'Una pregunta.', 'settings.question': 'Pregunta' },
  },
}

beforeEach(() => setLanguage('es'))
afterEach(() => setLanguage('en'))

const showForm = (introduced: boolean) =>
  show<SetUpForm>(html`<set-up-form .offer=${offer} ?introduced=${introduced} .nameLabel=${'Nombre'}></set-up-form>`)

test('The form speaks the language of the page, whatever the server thinks the person reads', async () => {
  const form = await showForm(true)
  expect(form.renderRoot.querySelector('input')?.value).toBe('Encuesta')
  expect(form.renderRoot.textContent).toContain('Una pregunta.')
  expect(form.renderRoot.querySelector('settings-form')?.renderRoot.textContent).toContain('Pregunta')
})

test('Below a choice it does not say again what the choice has said', async () => {
  const form = await showForm(false)
  expect(form.renderRoot.textContent).not.toContain('Una pregunta.')
})
