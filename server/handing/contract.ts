import { Type } from 'typebox'
import { idOf } from '../../plugins/api/contract.ts'
import { ConversationSummary } from '../../plugins/api/conversations.ts'

/** An activity of the course in which talk from here can go on. */
export const Taker = Type.Object({
  activity: idOf<'activity'>(),
  title: Type.String(),
  /** What it can become there, by the plugin's own words for it in each language. */
  forms: Type.Array(Type.Object({ form: Type.String(), words: Type.Object({ en: Type.String(), es: Type.String() }) })),
  audience: ConversationSummary.properties.audience,
  /** Whether the same people read there as here, only some of them, or more. */
  reach: Type.Union([Type.Literal('same'), Type.Literal('fewer'), Type.Literal('more')]),
  /** How many people read there now. */
  readers: Type.Integer({ minimum: 0 }),
  /** True where only one's own words may go on: they were said to a few. */
  onlyOwn: Type.Boolean(),
})

/** From talk to what lasts: a stretch of a conversation goes on in another activity of the course. */
export const contract = {
  id: 'handing',
  queries: {
    /** The activities that take talk, and in which the person may begin something; the one that is open is not among them. */
    listTakers: {
      can: 'participate',
      input: Type.Object({ conversation: idOf<'conversation'>() }),
      output: Type.Array(Taker),
      fresh: true,
    },
  },
  commands: {
    /**
     * Given in the activity that takes it. The messages are of one conversation of the activity `from`, which the person
     * reads. Once for each first message: a second time answers what the first one made. `reaches_more` unless `toMore` says
     * that the person knows that more people will read it.
     */
    take: {
      can: 'participate',
      input: Type.Object({
        from: idOf<'activity'>(),
        messages: Type.Array(idOf<'message'>(), { minItems: 1, maxItems: 30, uniqueItems: true }),
        form: Type.String({ maxLength: 40 }),
        title: Type.String({ minLength: 1, maxLength: 200, pattern: '\\S' }),
        toMore: Type.Optional(Type.Boolean()),
      }),
      output: Type.Object({
        conversation: idOf<'conversation'>(),
        title: Type.String(),
        path: Type.Union([Type.String(), Type.Null()]),
      }),
    },
    /**
     * Undoes it, in the activity that took it: within a minute, by who gave the command, while nobody has written there.
     * `already_gone` otherwise.
     */
    takeBack: {
      can: 'participate',
      input: Type.Object({ conversation: idOf<'conversation'>() }),
      output: Type.Null(),
    },
  },
  events: {},
} as const
