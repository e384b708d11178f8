import { html } from 'lit'
import { Type } from 'typebox'
import '../elements/settings/settings-form.ts'
import type { SettingsForm } from '../elements/settings/settings-form.ts'

const one = (...values: string[]) => Type.Union(values.map((value) => Type.Literal(value)))

const schema = Type.Object({
  name: Type.String({ minLength: 1, maxLength: 60 }),
  about: Type.String({ format: 'text', default: '' }),
  kinds: Type.Array(one('question', 'story', 'proposal'), { minItems: 1 }),
  routing: Type.Object({
    after: Type.Integer({ minimum: 1, maximum: 72, default: 4 }),
    next: one('leave', 'ask', 'mentor'),
    mentor: Type.Optional(Type.String()),
  }),
  who: one('cohort', 'course', 'circles'),
  grade: one('none', 'done', 'points', 'rubric', 'letters'),
  answers: Type.Array(Type.String({ minLength: 2 }), { minItems: 2 }),
  open: Type.Boolean(),
})

const words: Readonly<Record<string, string>> = {
  name: 'Name',
  about: 'What this place is for',
  'about.hint': 'Two sentences that a newcomer understands. Shown beside the talk.',
  kinds: 'Kinds of talk',
  'kinds.question': 'Questions',
  'kinds.question.hint': 'End when the asker marks an answer',
  'kinds.story': 'Stories',
  'kinds.story.hint': 'End when someone retells them',
  'kinds.proposal': 'Proposals',
  routing: 'No question hangs',
  'routing.after': 'Ask someone who may know after',
  'routing.after.unit': 'hours',
  'routing.next': 'If a question waits',
  'routing.next.leave': 'Leave it',
  'routing.next.ask': 'Ask who may know',
  'routing.next.mentor': 'Ask the mentor',
  'routing.mentor': 'Mentor who is asked',
  who: 'Who reads and writes',
  'who.cohort': 'Each cohort for itself',
  'who.course': 'Everyone in the course together',
  'who.circles': 'Circles, in confidence',
  'who.circles.hint': 'What is said there appears in no report',
  grade: 'Grade',
  'grade.none': 'No grade',
  'grade.done': 'Done, when told and asked',
  'grade.points': 'Points, by a mentor',
  'grade.rubric': 'By a rubric',
  'grade.letters': 'Letters',
  answers: 'Answers to choose from',
  open: 'Open to read before it starts',
  'open.hint': 'Newcomers may look around',
}
const label = (key: string) => words[key]

const good = { name: 'First visits', kinds: ['question', 'story'], who: 'cohort', grade: 'none', open: true }
const check = (event: Event & { target: SettingsForm }) => void event.target.check()

export const forms = () =>
  html`<div class="two">
    <settings-form
      .schema=${schema}
      .label=${label}
      .value=${{ ...good, about: 'What you saw, what you would ask.', answers: ['Yes', 'No'], routing: { next: 'ask' } }}
    ></settings-form>
    <settings-form
      id="wrong-form"
      .schema=${schema}
      .label=${label}
      .value=${{ ...good, name: '', kinds: [], routing: { after: 99 }, answers: ['A'], grade: undefined }}
      @focus=${check}
    ></settings-form>
  </div>`
