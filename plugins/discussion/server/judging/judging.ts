import type { InputOf } from '../../../api/contract.ts'
import { Refusal } from '../../../api/server.ts'
import { weigh } from '../../../api/weighing.ts'
import type { contract, Judged } from '../../contract.ts'
import type { JudgementRow } from '../tables.ts'
import type { Tending } from '../telling.ts'
import { joinJudged, readPerson } from './contributions.ts'
import { findJudgement, saveJudgement } from './judgements.ts'

/** Says by the rubric how somebody takes part; their grade follows, and they are told. */
export async function judge(
  context: Tending,
  { person: id, version, marks, words }: InputOf<(typeof contract)['commands']['judge']>,
): Promise<Judged> {
  const { db, activity, actor, now } = context
  const person = await readPerson(context, id)
  const { mode, rubric } = activity.settings.grading
  if (mode !== 'rubric' || rubric.length === 0)
    throw new Refusal('not_by_rubric', 409, 'Nothing is graded by a rubric here.')
  const before = await findJudgement(db, activity.id, person.id)
  if ((before?.version ?? 0) !== version)
    throw new Refusal('changed_meanwhile', 409, 'Somebody else has graded this meanwhile. Look at it again first.')
  weigh(rubric, marks)
  const row: JudgementRow = {
    activity_id: activity.id,
    person_id: person.id,
    judged_by: actor.id,
    judged_at: now,
    version: version + 1,
    criteria: JSON.stringify(rubric),
    marks: JSON.stringify(marks.filter(({ criterion }) => rubric.some((each) => each.id === criterion))),
    words: words.trim(),
  }
  await saveJudgement(db, row)
  context.grades.changed(person.id)
  await context.record({ verb: 'graded', object: person.id, toward: [person.id] })
  const judged = await joinJudged(context, row)
  context.publish('judged', judged, { kind: 'people', people: [person.id] })
  return judged
}
