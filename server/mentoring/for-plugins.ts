import type { MentoringChanging, MentoringReading } from '../../plugins/api/server.ts'
import type { CommandScope, Scope } from '../operations/feature.ts'
import { readField } from './mentors.ts'
import { ensureMentor } from './pairing.ts'
import { findPairing, listPairingsOf } from './pairings.ts'
import { readRules } from './rules.ts'

/** Who accompanies whom, as plugins see it. */
export const mentoringReading = ({ db, activity: { course } }: Scope): MentoringReading => ({
  find: async (person) => (await findPairing(db, course, person))?.mentor_id,
  listPeople: async (mentor) => (await listPairingsOf(db, course, mentor)).map((row) => row.person_id),
  readGuidelines: async () => (await readRules(db, course)).guidelines,
  listMentors: async () => (await readField(db, course)).mentors.map(({ person }) => person),
})

/** The same, for commands and timers. */
export const mentoringChanging = (scope: CommandScope): MentoringChanging => ({
  ...mentoringReading(scope),
  ensure: (person) => ensureMentor(scope, person),
})
