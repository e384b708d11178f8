import { Type, type Static } from 'typebox'
import type { ActivityId, PersonId } from '../../plugins/api/contract.ts'
import { defineContract, idOf } from '../../plugins/api/contract.ts'
import { definePlugin, type ActivityProgress, type GradingProgress } from '../../plugins/api/server.ts'

/** A mark as a facilitator gives it: every part of a grade that a plugin may compute. */
const Mark = Type.Object({
  person: idOf<'person'>(),
  lineItem: Type.Optional(Type.String()),
  given: Type.Union([Type.Number(), Type.Null()]),
  comment: Type.Optional(Type.String()),
  activityProgress: Type.Optional(Type.Unsafe<ActivityProgress>(Type.String())),
  gradingProgress: Type.Optional(Type.Unsafe<GradingProgress>(Type.String())),
})

interface Tables {
  marks_marks: { activity_id: ActivityId; person_id: PersonId; line_item: string; mark: string }
}

const contract = defineContract({
  id: 'marks',
  graded: true,
  settings: Type.Object({ columns: Type.Array(Type.String(), { default: [] }) }),
  queries: {},
  commands: {
    give: { can: 'facilitate', input: Mark, output: Type.Object({}) },
    takeBack: { can: 'facilitate', input: Type.Object({ person: idOf<'person'>() }), output: Type.Object({}) },
  },
  events: {},
})

/** An activity in which a facilitator gives marks out of ten: for tests of what the house does with grades. */
export const marksPlugin = definePlugin<typeof contract, Tables>({
  contract,
  queries: {},
  commands: {
    async give({ db, activity, grades }, { person, lineItem = '', ...mark }) {
      const row = { activity_id: activity.id, person_id: person, line_item: lineItem, mark: JSON.stringify(mark) }
      await db
        .insertInto('marks_marks')
        .values(row)
        .onConflict((conflict) =>
          conflict.columns(['activity_id', 'person_id', 'line_item']).doUpdateSet({ mark: row.mark }),
        )
        .execute()
      grades.changed(person)
      return {}
    },
    async takeBack({ db, activity, grades }, { person }) {
      const own = db.deleteFrom('marks_marks').where('activity_id', '=', activity.id)
      await own.where('person_id', '=', person).execute()
      grades.changed(person)
      return {}
    },
  },
  grading: {
    lineItems: async ({ activity }) => [
      { key: '', label: activity.title, maximum: 10 },
      ...activity.settings.columns.map((key) => ({ key, label: `${activity.title}: ${key}`, maximum: 10 })),
    ],
    async grade({ db, activity }, person) {
      const own = db.selectFrom('marks_marks').selectAll().where('activity_id', '=', activity.id)
      const rows = await own.where('person_id', '=', person).orderBy('line_item').execute()
      return rows.map((row) => ({
        lineItem: row.line_item,
        maximum: 10,
        ...(JSON.parse(row.mark) as Omit<Static<typeof Mark>, 'person'>),
      }))
    },
  },
  migrations: {
    '001_marks': {
      up: (db) =>
        db.schema
          .createTable('marks_marks')
          .addColumn('activity_id', 'text', (c) => c.notNull())
          .addColumn('person_id', 'text', (c) => c.notNull())
          .addColumn('line_item', 'text', (c) => c.notNull())
          .addColumn('mark', 'text', (c) => c.notNull())
          .addPrimaryKeyConstraint('marks_marks_key', ['activity_id', 'person_id', 'line_item'])
          .execute(),
    },
  },
  privacy: { noPersonalData: 'Only tests use it.' },
  copy: async () => {},
  texts: {
    en: { name: 'Marks', description: 'Marks out of ten.', 'settings.columns': 'Columns' },
    es: { name: 'Notas', description: 'Notas sobre diez.', 'settings.columns': 'Columnas' },
  },
})
