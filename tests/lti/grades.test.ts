import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startMarks, type Marks } from './support/marks.ts'

describe.each(['moodle', 'canvas'] as const)("%s's gradebook", (mood) => {
  let marks: Marks

  beforeAll(async () => {
    marks = await startMarks(mood, ['watch', 'assist'])
  })
  afterAll(() => marks.close())

  it('gets score, comment and progress', async () => {
    await marks.give({ given: 7, comment: 'Well seen.', activityProgress: 'InProgress' })
    expect(marks.inGradebook()).toMatchObject({
      ...{ given: 70, comments: ['Well seen.'] },
      ...{ activityProgress: 'InProgress', gradingProgress: 'FullyGraded', attempts: mood === 'canvas' ? 0 : 1 },
    })
    expect(await marks.row()).toMatchObject({ state: 'accepted', sent_given: 7, due_at: null, claim: null })
  })
})
