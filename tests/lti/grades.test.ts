import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { startMarks, type Marks } from './support/marks.ts'

const second = 1000
const halfAnHour = 30 * 60 * 1000

describe.each(['moodle', 'canvas'] as const)("%s's gradebook", (mood) => {
  let marks: Marks
  const sent = () => marks.door.lms.received.scores.filter(({ status }) => status === 200)

  beforeEach(async () => {
    marks = await startMarks(mood, ['watch', 'assist'])
  })
  afterEach(() => marks.close())

  it('gets score, comment and progress, and counts no new attempt', async () => {
    await marks.give({ given: 7, comment: 'Well seen.', activityProgress: 'InProgress' })
    expect(marks.inGradebook()).toMatchObject({
      ...{ given: 70, comments: ['Well seen.'] },
      ...{ activityProgress: 'InProgress', gradingProgress: 'FullyGraded', attempts: mood === 'canvas' ? 0 : 1 },
    })
    expect(await marks.row()).toMatchObject({ state: 'accepted', sent_given: 7, due_at: null, claim: null })
  })

  it('gets progress before there is a grade where it shows that, and never in place of one', async () => {
    await marks.give({ given: null, activityProgress: 'Started' })
    if (mood === 'canvas') expect(marks.inGradebook()).toMatchObject({ given: null, activityProgress: 'Started' })
    else expect(marks.inGradebook()).toBeUndefined()
    await marks.later(second)
    await marks.give({ given: 5 })
    await marks.later(second)
    await marks.give({ given: null, activityProgress: 'InProgress' })
    expect(marks.inGradebook()).toMatchObject({ given: 50, gradingProgress: 'FullyGraded' })
    expect(await marks.row()).toMatchObject({ state: 'held', reason: 'unfinished', sent_given: 5 })
  })

  it('keeps what it has when the plugin has nothing to say any more', async () => {
    await marks.give({ given: 5 })
    await marks.teacher.command(marks.activity, 'marks.takeBack', { person: marks.kwame.id })
    await marks.later(second)
    expect(marks.inGradebook()).toMatchObject({ given: 50 })
    expect(await marks.row()).toMatchObject({ state: 'held', reason: 'withdrawn', given: null })
  })

  it('gets a column for each line item beside its own, made once', async () => {
    await marks.give({ given: 7 })
    await marks.give({ given: 3, lineItem: 'watch', comment: 'First of all.' })
    await marks.give({ given: 4, lineItem: 'watch' }, await marks.open(marks.door.lms.person('ines')))
    await marks.give({ given: 9, lineItem: 'assist' })
    const made = marks.door.lms.course.lineItems.filter(({ ownedByLms }) => !ownedByLms)
    expect(made.map(({ label, scoreMaximum, grades }) => [label, scoreMaximum, grades.size])).toEqual([
      ['First visits: watch', 10, 2],
      ['First visits: assist', 10, 1],
    ])
    expect(marks.inGradebook()).toMatchObject({ given: 70 })
  })

  it('gets the newest grade after an outage, once, and nothing before its time', async () => {
    marks.door.lms.outage('scores')
    await marks.give({ given: 2, comment: 'First try.' })
    await marks.later(4 * second)
    await marks.give({ given: 6, comment: 'Better.' })
    expect(await marks.row()).toMatchObject({ state: 'waiting', reason: '503' })
    for (let day = 0; day < 3; day += 1) await marks.later(24 * 60 * 60 * 1000)
    const asked = marks.door.lms.counts.scores
    await marks.deliver()
    expect(marks.door.lms.counts.scores, 'nothing is asked during the pause').toBe(asked)
    marks.door.lms.outage('scores', false)
    await marks.later(halfAnHour)
    expect(sent().map(({ body }) => body?.['scoreGiven'])).toEqual([6])
    expect(marks.inGradebook()).toMatchObject({ given: 60, comments: ['Better.'] })
  })

  it('is given the time that it asks for', async () => {
    marks.door.lms.outage('scores', { status: 429, retryAfter: 3600 })
    await marks.give({ given: 2 })
    marks.door.lms.outage('scores', false)
    await marks.later(halfAnHour)
    expect(sent()).toHaveLength(0)
    await marks.later(halfAnHour + second)
    expect(sent()).toHaveLength(1)
  })

  it('is given the time that it asks for by a date', async () => {
    const inAnHour = new Date(Date.now() + 3600 * second).toUTCString()
    marks.door.lms.outage('scores', { status: 429, retryAfter: inAnHour })
    await marks.give({ given: 2 })
    marks.door.lms.outage('scores', false)
    await marks.later(halfAnHour)
    expect(sent()).toHaveLength(0)
    await marks.later(halfAnHour + second)
    expect(sent()).toHaveLength(1)
  })

  it.each(['token', 'lineItems', 'results', 'scores'] as const)(
    'that answers with a page instead of its %s gets the grade later, once, and the ledger says why it waits',
    async (what) => {
      marks.door.lms.outage(what, { status: 200 })
      const lineItem = what === 'lineItems' ? { lineItem: 'watch' } : {}
      await marks.give({ given: 4, comment: 'Well seen.', ...lineItem })
      expect(await marks.row(lineItem.lineItem)).toMatchObject({ state: 'waiting', reason: 'nonsense', claim: null })
      marks.door.lms.outage(what, false)
      const before = sent().length
      await marks.later(halfAnHour)
      expect(await marks.row(lineItem.lineItem)).toMatchObject({ state: 'accepted', sent_given: 4 })
      expect(sent()).toHaveLength(before + 1)
    },
  )

  it('whose column a teacher took away gets nothing, and the ledger says so', async () => {
    await marks.give({ given: 4 })
    const { lineItems } = marks.door.lms.course
    lineItems.splice(
      lineItems.findIndex(({ id }) => id === marks.placed.lineItemId),
      1,
    )
    await marks.later(2 * second)
    await marks.give({ given: 5 })
    expect(await marks.row()).toMatchObject({ state: 'nowhere', reason: '404', due_at: null, claim: null })
  })

  it('that could not be read for three days gets the grade by itself when it can, and keeps a teacher’s', async () => {
    const { lms } = marks.door
    lms.outage('results', { status: 403 })
    await marks.give({ given: 4 })
    for (let day = 0; day < 3; day += 1) await marks.later(24 * 3600 * second)
    expect(await marks.row()).toMatchObject({ state: 'held', reason: 'unseen' })
    const lines = await marks.door.rows<{ what: string }>('select what from grade_lines order by at, id')
    expect(lines.map(({ what }) => what)).toEqual(['computed', 'held'])
    lms.outage('results', false)
    await marks.later(2 * halfAnHour)
    expect(marks.inGradebook()).toMatchObject({ given: 40 })
    expect(await marks.row()).toMatchObject({ state: 'accepted' })
  })

  it('gets a score whose answer was lost again, and its comment once', async () => {
    marks.door.lms.keepAnswers('scores', 'lost')
    await marks.give({ given: 4, comment: 'A good question.' })
    expect(marks.inGradebook()).toMatchObject({ given: 40, comments: ['A good question.'] })
    expect(await marks.row()).toMatchObject({ state: 'waiting', reason: 'unreachable' })
    marks.door.lms.keepAnswers('scores', false)
    await marks.later(halfAnHour)
    expect(marks.inGradebook()).toMatchObject({ given: 40, comments: ['A good question.'] })
    await marks.later(second)
    await marks.give({ given: 5, comment: 'A better one.' })
    const comments = mood === 'canvas' ? ['A good question.', 'A better one.'] : ['A better one.']
    expect(marks.inGradebook()).toMatchObject({ given: 50, comments })
    expect(await marks.row()).toMatchObject({ state: 'accepted' })
  })

  it('refuses for good with a reason, and takes what changed after it', async () => {
    marks.door.lms.outage('scores', { status: 422 })
    await marks.give({ given: 4 })
    expect(await marks.row()).toMatchObject({ state: 'refused', reason: '422', due_at: null })
    marks.door.lms.outage('scores', false)
    await marks.later(halfAnHour)
    expect(marks.inGradebook()).toBeUndefined()
    await marks.give({ given: 5 })
    expect(marks.inGradebook()).toMatchObject({ given: 50 })
  })

  it('that does not let itself be read is sent nothing until somebody who leads says so, once', async () => {
    const { lms } = marks.door
    lms.outage('results', { status: 403 })
    lms.setGrade(marks.placed, lms.person('kwame'), 90)
    await marks.give({ given: 4 })
    expect(marks.inGradebook()).toMatchObject({ given: 90 })
    expect(await marks.row()).toMatchObject({ state: 'held', reason: 'unseen' })
    const say = (person: Marks['teacher']) => person.command(marks.activity, 'grades.sendUnseen', {})
    expect((await say(marks.kwame)).error?.code).toBe('not_allowed')
    expect((await say(marks.teacher)).answer).toEqual({ count: 1 })
    await marks.later(2 * second)
    expect(marks.inGradebook()).toMatchObject({ given: 40 })
    await marks.give({ given: 5 })
    await marks.later(2 * second)
    expect(marks.inGradebook(), 'it need not be said again').toMatchObject({ given: 50 })
    const own = { person: marks.kwame.id, lineItem: '' }
    const { answer } = await marks.kwame.query<{ what: string }[]>(marks.activity, 'grades.readHistory', own)
    expect(answer.map(({ what }) => what).filter((what) => what !== 'computed')).toEqual([
      'accepted',
      'accepted',
      'sentUnseen',
      'held',
    ])
  })

  it('keeps a grade that a teacher set; both are shown, and whichever is chosen stands', async () => {
    const { lms } = marks.door
    await marks.give({ given: 4 })
    lms.setGrade(marks.placed, lms.person('kwame'), 90)
    await marks.later(2 * second)
    await marks.give({ given: 5 })
    expect(marks.inGradebook()).toMatchObject({ given: 90 })
    expect(await marks.row()).toMatchObject({ state: 'conflict', given: 5, held_given: 90, held_maximum: 100 })

    const decide = (keep: string) =>
      marks.teacher.command(marks.activity, 'grades.decide', { person: marks.kwame.id, lineItem: '', keep })
    expect((await decide('theirs')).status).toBe(200)
    await marks.later(2 * second)
    await marks.give({ given: 6 })
    expect(marks.inGradebook()).toMatchObject({ given: 90 })
    expect(await marks.row()).toMatchObject({ state: 'kept', given: 6 })

    expect((await decide('ours')).status).toBe(200)
    await marks.later(2 * second)
    expect(marks.inGradebook()).toMatchObject({ given: 60 })
    expect(await marks.row()).toMatchObject({ state: 'accepted', held_given: null, overrule: 0 })
    expect((await decide('ours')).status, 'there is nothing to decide any more').toBe(404)
  })

  it('keeps a grade that a teacher set after somebody decided about another', async () => {
    const { lms } = marks.door
    await marks.give({ given: 4 })
    lms.setGrade(marks.placed, lms.person('kwame'), 90)
    await marks.later(2 * second)
    await marks.give({ given: 5 })
    marks.door.lms.outage('results')
    await marks.teacher.command(marks.activity, 'grades.decide', {
      ...{ person: marks.kwame.id, lineItem: '', keep: 'ours' },
    })
    await marks.deliver()
    lms.setGrade(marks.placed, lms.person('kwame'), 95)
    marks.door.lms.outage('results', false)
    await marks.later(halfAnHour)
    expect(marks.inGradebook()).toMatchObject({ given: 95 })
    expect(await marks.row()).toMatchObject({ state: 'conflict', held_given: 95 })
  })

  it('is compared with what was sent, and what differs or is missing is shown', async () => {
    const { lms } = marks.door
    const ines = await marks.open(lms.person('ines'))
    const nadia = await marks.open(lms.person('nadia'))
    for (const person of [marks.kwame, ines, nadia]) await marks.give({ given: 4 }, person)
    lms.setGrade(marks.placed, lms.person('ines'), 90)
    lms.setGrade(marks.placed, lms.person('nadia'), null)
    await marks.teacher.command(marks.activity, 'grades.compare')
    await marks.deliver()
    const { answer } = await marks.teacher.query<{
      entries: { person: string; state: string; held: unknown }[]
      comparison: unknown
    }>(marks.activity, 'grades.readLedger')
    expect(await marks.door.run('grades reconcile')).toEqual([
      `${lms.course.title}: First visits: 1 the same, 1 different, 1 missing in the LMS, 0 on the way, 0 not to be seen`,
      'What differs waits for a facilitator, on the page of grades in the activity.',
    ])
    expect(answer.comparison).toMatchObject({ findings: { same: 1, differs: 1, missing: 1, waiting: 0, unseen: 0 } })
    const stateOf = (id: string) => answer.entries.find(({ person }) => person === id)
    expect(stateOf(marks.kwame.id)).toMatchObject({ state: 'accepted', held: null })
    expect(stateOf(ines.id)).toMatchObject({ state: 'conflict', held: { given: 90 } })
    expect(stateOf(nadia.id)).toMatchObject({ state: 'conflict', held: { given: null } })
  })

  it('is sent again what a facilitator asks for', async () => {
    await marks.give({ given: 4, comment: 'Once.' })
    await marks.later(2 * second)
    const { answer } = await marks.teacher.command(marks.activity, 'grades.sendAgain', { reach: 'course' })
    expect(answer).toEqual({ count: 1 })
    await marks.deliver()
    expect(sent()).toHaveLength(2)
    expect(marks.inGradebook()).toMatchObject({ given: 40, comments: ['Once.'] })
  })

  it('shows a learner their own grades and history, and nobody else their', async () => {
    const ines = await marks.open(marks.door.lms.person('ines'))
    await marks.give({ given: 4 })
    const own = await marks.kwame.query(marks.activity, 'grades.readOwn')
    expect(own.answer).toMatchObject([{ given: 4, state: 'accepted', sent: { given: 4, maximum: 10 } }])
    expect((await ines.query(marks.activity, 'grades.readOwn')).answer).toEqual([])
    const history = { person: marks.kwame.id, lineItem: '' }
    const lines = await marks.kwame.query(marks.activity, 'grades.readHistory', history)
    expect(lines.answer).toMatchObject([{ what: 'accepted' }, { what: 'computed' }])
    expect((await marks.teacher.query(marks.activity, 'grades.readHistory', history)).status).toBe(200)
    expect((await ines.query(marks.activity, 'grades.readHistory', history)).status).toBe(404)
    expect((await marks.kwame.query(marks.activity, 'grades.readLedger')).status).toBe(403)
  })

  it('gets no grade of anybody but learners', async () => {
    await marks.give({ given: 4 }, marks.teacher)
    expect(marks.door.lms.counts.scores).toBe(0)
  })
})

describe('An activity that the LMS does not grade', () => {
  it('keeps its grades to itself, until the LMS grades it', async () => {
    const marks = await startMarks('moodle')
    const item = marks.placed.lineItemId
    marks.placed.lineItemId = undefined
    await marks.open(marks.door.lms.person('kwame'))
    await marks.give({ given: 4 })
    expect(await marks.row()).toMatchObject({ state: 'nowhere', reason: 'not_graded' })
    marks.placed.lineItemId = item
    await marks.open(marks.door.lms.person('kwame'))
    await marks.deliver()
    expect(marks.inGradebook()).toMatchObject({ given: 40 })
    await marks.close()
  })
})
