import { expect, test } from 'vitest'
import type { Said } from '../../../api/conversations.ts'
import { startTestApp } from '../../../../tests/support/app.ts'
import type { TestPerson } from '../../../../tests/support/test-person.ts'
import type { ThreadWithPeople } from '../../contract.ts'
import { plugin } from '../../server/index.ts'

test('taking part is complete once all that was asked for is done, and not before', async () => {
  const house = await startTestApp({ plugins: [plugin] })
  const [kwame, ines] = [await house.enrol('Kwame Boateng'), await house.enrol('Inés Carrasco')]
  const asked = { mode: 'completed', posts: 0, replies: 2, answers: 1 }
  const activity = await house.place('discussion', { settings: { grading: asked } })
  const input = { title: 'Pressure drops', markdown: 'Where do I start?', kind: 'question' }
  const { thread } = (await kwame.command<ThreadWithPeople>(activity, 'discussion.startThread', input)).answer
  const say = async (person: TestPerson, markdown: string) =>
    (await person.command<Said>(activity, 'conversations.send', { conversation: thread.talk.id, markdown })).answer
      .message
  const readGrade = async () => {
    await house.house.grades.settle()
    return house.house.database.read((db) =>
      db
        .selectFrom('grades')
        .select(['given', 'maximum', 'activity_progress'])
        .where('person_id', '=', ines.id)
        .executeTakeFirst(),
    )
  }
  try {
    const { id } = await say(ines, 'Look at the water.')
    await say(ines, 'Before the softener.')
    expect(await readGrade()).toMatchObject({ given: null, activity_progress: 'InProgress' })
    await kwame.command(activity, 'discussion.mark', { thread: thread.id, message: id, mark: 'answer', on: true })
    expect(await readGrade()).toMatchObject({ given: 100, maximum: 100, activity_progress: 'Completed' })
  } finally {
    await house.close()
  }
})
