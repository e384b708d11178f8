import { Type, type Static } from 'typebox'
import { idOf, PersonCard, Time } from '../../plugins/api/contract.ts'

const person = idOf<'person'>()
const nullable = <T extends Parameters<typeof Type.Union>[0][number]>(type: T) => Type.Union([type, Type.Null()])
const Most = Type.Integer({ minimum: 1, maximum: 50 })

const Rules = Type.Object({
  /** Somebody from the same place, as people say it in their profiles, before others. */
  samePlace: Type.Boolean(),
  /** How many people a mentor has at most, unless they said another number. */
  most: Most,
  /** What mentors are to know here, a paragraph for each line; empty for the house's own words. */
  guidelines: Type.String({ maxLength: 4000 }),
})

/** A person and who accompanies them. */
const Accompanied = Type.Object({
  person,
  mentor: nullable(person),
  made: nullable(Type.Union([Type.Literal('said'), Type.Literal('rule'), Type.Literal('asked')])),
  since: nullable(Time),
  place: Type.String(),
  manager: nullable(person),
})

const Mentor = Type.Object({
  person,
  place: Type.String(),
  /** How many people they accompany, and how many they can. */
  count: Type.Integer({ minimum: 0 }),
  most: Most,
})
export type Mentor = Static<typeof Mentor>

const Wish = Type.Object({ person, mentor: person, words: Type.String(), at: Time })

/** Somebody who helps others without having been asked to. */
const Suggestion = Type.Object({
  person,
  /** How many people they answered in the last weeks, and how often. */
  people: Type.Integer({ minimum: 1 }),
  times: Type.Integer({ minimum: 1 }),
})

const Overview = Type.Object({
  accompanied: Type.Array(Accompanied),
  mentors: Type.Array(Mentor),
  /** Who offered to accompany people and waits for a facilitator's yes, the longest wait first. */
  offers: Type.Array(Type.Object({ person, most: Most, at: Time })),
  wishes: Type.Array(Wish),
  suggestions: Type.Array(Suggestion),
  rules: Rules,
  people: Type.Array(PersonCard),
})

const Own = Type.Object({
  mentor: nullable(person),
  /** Whom the person has asked to accompany them. */
  wish: nullable(Wish),
  /** Who can be asked. */
  mentors: Type.Array(Mentor),
  /** Those whom the person accompanies. */
  accompanied: Type.Array(person),
  /** Who would like the person to accompany them. */
  wishes: Type.Array(Wish),
  offer: nullable(Type.Object({ most: Most, accepted: Type.Boolean() })),
  isMentor: Type.Boolean(),
  manager: nullable(person),
  guidelines: Type.String(),
  people: Type.Array(PersonCard),
})

const done = Type.Object({})

/** Who accompanies whom in a course. */
export const contract = {
  id: 'mentoring',
  queries: {
    /** Everything that whoever makes pairs has to know. Whose help is seen follows the event log, so it is computed each time. */
    readOverview: { can: 'facilitate', output: Overview, fresh: true },
    /** What concerns the person: their mentor, their people, whom they can ask. */
    readOwn: { can: 'view', output: Own },
  },
  commands: {
    pair: { can: 'facilitate', input: Type.Object({ person, mentor: person }), output: done },
    /** Gives a mentor to everybody who learns and has none. Answers for whom there was nobody. */
    pairByRule: {
      can: 'facilitate',
      output: Type.Object({ count: Type.Integer({ minimum: 0 }), left: Type.Array(person) }),
    },
    /** By a facilitator or by the mentor; `not_found` for anybody else. */
    end: { can: 'participate', input: Type.Object({ person }), output: done },
    saveRules: { can: 'design', input: Rules, output: done },
    /** Offers to accompany so many people; null takes it back. Whom one accompanies already stays. */
    offer: { can: 'participate', input: Type.Object({ most: nullable(Most) }), output: done },
    /** Lets a volunteer be a mentor, or says no. Also for somebody suggested, who is then asked by being named. */
    answerOffer: { can: 'facilitate', input: Type.Object({ person, accept: Type.Boolean() }), output: done },
    ask: {
      can: 'participate',
      input: Type.Object({ mentor: person, words: Type.String({ maxLength: 500 }) }),
      output: done,
    },
    /** By the one who was asked, or a facilitator; who asked takes it back with `accept: false`. */
    answerWish: { can: 'participate', input: Type.Object({ person, accept: Type.Boolean() }), output: done },
    /** For oneself, or for anybody by a facilitator. */
    sayManager: { can: 'participate', input: Type.Object({ person, manager: nullable(person) }), output: done },
  },
  events: {
    /** To everybody in the course: who accompanies whom, or may, is different. */
    changed: Type.Object({}),
  },
} as const
