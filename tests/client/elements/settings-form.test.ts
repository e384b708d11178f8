import { html } from 'lit'
import { Type } from 'typebox'
import { describe, expect, test } from 'vitest'
import '../../../client/elements/settings/settings-form.ts'
import { Rubric } from '../../../plugins/api/contract.ts'
import type { RubricEditor } from '../../../client/elements/rubric/rubric-editor.ts'
import type { SettingsForm } from '../../../client/elements/settings/settings-form.ts'
import type { SettingsSchema } from '../../../client/elements/settings/settings-schema.ts'
import { find, findAll, findButton, findField, focused, listen, settle, show, type, wordsOf } from './show.ts'

const words: Readonly<Record<string, string>> = {
  question: 'The question',
  'question.hint': 'Short is best.',
  hours: 'Ask after',
  'hours.unit': 'hours',
  'who.cohort': 'Each cohort for itself',
}

const draw = (schema: SettingsSchema, value: unknown = {}) =>
  show<SettingsForm>(
    html`<settings-form .schema=${schema} .value=${value} .label=${(key: string) => words[key]}></settings-form>`,
  )

const one = (...values: string[]) => Type.Union(values.map((value) => Type.Literal(value)))
const leave = (field: Element) => field.dispatchEvent(new FocusEvent('focusout', { bubbles: true, composed: true }))
const faultsIn = (form: SettingsForm) => findAll(form, '.wrong').map(wordsOf)

describe('drawing', () => {
  test('every kind of schema has its field', async () => {
    const form = await draw(
      Type.Object({
        line: Type.String(),
        text: Type.String({ format: 'text' }),
        number: Type.Number(),
        few: one('a', 'b'),
        many: one('a', 'b', 'c', 'd', 'e'),
        some: Type.Array(one('a', 'b')),
        lines: Type.Array(Type.String(), { default: ['x'] }),
        yes: Type.Boolean(),
        inside: Type.Object({ deep: Type.String() }),
      }),
    )
    const fields = findAll(form, '[data-path]:is(input, textarea, select)')
    const kinds = fields.map((field) => `${field.dataset['path']} ${field.getAttribute('type') ?? field.localName}`)
    expect(kinds).toEqual([
      'line input',
      'text textarea',
      'number input',
      'few radio',
      'few radio',
      'many select',
      'some checkbox',
      'some checkbox',
      'lines input',
      'yes checkbox',
      'inside.deep input',
    ])
  })

  test('a field has its label, its hint and its unit', async () => {
    const form = await draw(Type.Object({ question: Type.String(), hours: Type.Integer() }))
    const question = find(form, 'input[data-path=question]')
    expect(wordsOf(find(form, `label[for="${question.id}"]`))).toBe('The question')
    expect(wordsOf(find(form, `#${question.getAttribute('aria-describedby')}`))).toBe('Short is best.')
    expect(wordsOf(find(form, '.number'))).toBe('hours')
  })

  test('defaults are filled in, and optional fields say that they are', async () => {
    const form = await draw(
      Type.Object({ hours: Type.Integer({ default: 4 }), question: Type.Optional(Type.String()) }),
      { question: 'Why?' },
    )
    expect(form.settings).toEqual({ hours: 4, question: 'Why?' })
    expect(wordsOf(find(form, 'label[for="field-question"]'))).toBe('The question optional')
  })

  test('criteria are written as rows with levels; what is without words is not kept', async () => {
    const form = await draw(Type.Object({ rubric: Rubric }))
    const editor = find(form, 'rubric-editor') as RubricEditor
    findButton(editor, 'Add a criterion').click()
    await settle(form)
    expect(focused()).toBe(find(editor, 'input'))
    type(findField(editor, 'input'), 'Answers others ')
    const levels = findField(editor, 'textarea')
    levels.value = 'Not yet\n\n Often '
    levels.dispatchEvent(new Event('change'))
    findButton(editor, 'Add a criterion').click()
    await settle(form)
    expect(findAll(editor, 'input')).toHaveLength(2)
    expect(form.settings).toEqual({ rubric: [{ id: 'c1', text: 'Answers others', levels: ['Not yet', 'Often'] }] })
  })

  test('a field that depends on another is there while that has the value, wherever either stands', async () => {
    const when = { path: 'grading.mode', is: ['counted'] }
    const form = await draw(
      Type.Object({
        grading: Type.Object({ mode: one('none', 'counted'), posts: Type.Integer({ default: 1, minimum: 0, when }) }),
        reward: Type.String({ default: '', when }),
      }),
      { grading: { mode: 'none', posts: 3 } },
    )
    const listPaths = () => findAll(form, 'input:not([type=radio])').map(({ dataset }) => dataset['path'])
    expect(listPaths()).toEqual([])
    const choose = async (place: number) => {
      findAll(form, 'input[type=radio]')[place]?.click()
      await settle(form)
    }
    await choose(1)
    expect(listPaths()).toEqual(['grading.posts', 'reward'])
    type(findField(form, 'input[data-path="grading.posts"]'), '-4')
    expect(await form.check()).toBe(false)
    await choose(0)
    expect(await form.check(), 'what nobody is asked cannot be wrong').toBe(true)
    expect(form.settings).toEqual({ grading: { mode: 'none', posts: 1 }, reward: '' })
  })

  test('a schema that it cannot draw is refused by name', async () => {
    const form = document.createElement('settings-form')
    form.schema = Type.Object({ rounds: Type.Array(Type.Object({})) })
    document.body.append(form)
    await expect(form.updateComplete).rejects.toThrow('rounds')
  })
})

describe('what is wrong', () => {
  const schema = Type.Object({
    question: Type.String({ minLength: 3, maxLength: 5 }),
    hours: Type.Integer({ minimum: 1, maximum: 72 }),
    who: one('cohort', 'course'),
    kinds: Type.Array(one('a', 'b'), { minItems: 1 }),
  })

  test('a field says so once it has been left, in words that belong to it', async () => {
    const form = await draw(schema)
    const question = findField(form, 'input[data-path=question]')
    type(question, 'ab')
    await settle(form)
    expect(faultsIn(form)).toEqual([])
    leave(question)
    await settle(form)
    expect(faultsIn(form)).toEqual(['At least 3 characters.'])
    expect(question.getAttribute('aria-invalid')).toBe('true')
    expect(question.getAttribute('aria-describedby')).toContain('field-question-wrong')
  })

  test('saving says everything at once and goes to the first wrong field', async () => {
    const form = await draw(schema, { question: 'Why?', hours: 99 })
    expect(await form.check()).toBe(false)
    await settle(form)
    expect(faultsIn(form)).toEqual(['72 or less.', 'This is needed.', 'Choose at least 1.'])
    expect(findButton(form, '3 things to correct')).toBeTruthy()
    expect(focused()).toBe(find(form, 'input[data-path=hours]'))
  })

  test('what is put right is no longer wrong, and when all is right it can be saved', async () => {
    const form = await draw(schema, { question: 'Why?', hours: 99, who: 'cohort', kinds: ['a'] })
    const changes = listen(form, 'settings-changed')
    await form.check()
    type(findField(form, 'input[data-path=hours]'), '4')
    await settle(form)
    expect(faultsIn(form)).toEqual([])
    expect(changes).toEqual([{ value: { question: 'Why?', hours: 4, who: 'cohort', kinds: ['a'] }, valid: true }])
    expect(await form.check()).toBe(true)
  })

  test('an empty number is not zero', async () => {
    const form = await draw(Type.Object({ hours: Type.Integer() }), { hours: 4 })
    const changes = listen(form, 'settings-changed')
    type(findField(form, 'input[data-path=hours]'), '')
    expect(changes).toEqual([{ value: {}, valid: false }])
  })
})

describe('changing', () => {
  test('choices keep the order in which they are offered', async () => {
    const form = await draw(Type.Object({ kinds: Type.Array(one('a', 'b', 'c')) }), { kinds: ['c'] })
    const changes = listen(form, 'settings-changed')
    findField(form, 'input[type=checkbox]').click()
    expect(changes.map(({ value }) => value)).toEqual([{ kinds: ['a', 'c'] }])
  })

  test('lines can be added, written and taken out; one left empty is not stored', async () => {
    const form = await draw(Type.Object({ choices: Type.Array(Type.String()) }), { choices: ['Yes', 'No'] })
    // As a page does that keeps what it is told.
    form.addEventListener('settings-changed', (event) => (form.value = event.detail.value))
    findButton(form, 'Add a line').click()
    await settle(form)
    expect(findAll(form, 'li')).toHaveLength(3)
    expect(focused()).toBe(find(form, 'li:last-child input'))
    expect(form.settings).toEqual({ choices: ['Yes', 'No'] })
    type(findField(form, 'li:last-child input'), 'Perhaps')
    findButton(form, 'Remove line 1').click()
    await settle(form)
    expect(form.settings).toEqual({ choices: ['No', 'Perhaps'] })
  })

  test('a field inside a group changes only itself', async () => {
    const schema = Type.Object({ routing: Type.Object({ next: one('leave', 'ask'), open: Type.Boolean() }) })
    const form = await draw(schema, { routing: { next: 'leave', open: true }, kept: 1 })
    findField(form, 'input[type=radio]:not(:checked)').click()
    expect(form.settings).toEqual({ routing: { next: 'ask', open: true }, kept: 1 })
  })

  test('an optional field that was emptied is gone', async () => {
    const form = await draw(Type.Object({ question: Type.Optional(Type.String()) }), { question: 'Why?' })
    type(findField(form, 'input'), '')
    expect(form.settings).toEqual({})
  })
})
