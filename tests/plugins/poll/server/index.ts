import { definePlugin, Refusal } from '../../../../plugins/api/server.ts'
import { contract } from '../contract.ts'
import { migrations } from '../migrations.ts'
import { texts } from '../texts.ts'
import { countVotes, findVote, listVotesOf, removeVotesOf, saveVote, type PollTables } from './votes.ts'

export const plugin = definePlugin<typeof contract, PollTables>({
  contract,
  migrations,
  texts,
  queries: {
    readTally: ({ db, activity }) => countVotes(db, activity.id, activity.settings.choices.length),
    readMyVote: ({ db, activity, actor }) => findVote(db, activity.id, actor.id),
  },
  commands: {
    async castVote({ db, activity, actor, publish, record, grades }, { choice }) {
      const { choices } = activity.settings
      if (choice >= choices.length) throw new Refusal('no_such_choice', 422, 'This choice does not exist.', '/choice')
      await saveVote(db, { activity_id: activity.id, person_id: actor.id, choice })
      await record({ verb: 'voted' })
      grades.changed(actor.id)
      const tally = await countVotes(db, activity.id, choices.length)
      publish('tallyChanged', tally)
      return tally
    },
  },
  grading: {
    lineItems: async ({ activity }) => [{ key: '', label: activity.title, maximum: 1 }],
    async grade({ db, activity }, person) {
      const choice = await findVote(db, activity.id, person)
      return choice === null ? null : { given: 1, maximum: 1, comment: `Voted: ${activity.settings.choices[choice]}` }
    },
  },
  privacy: { export: listVotesOf, erase: async (db, person) => void (await removeVotesOf(db, person)) },
  copy: async () => {},
})
