import { Type } from 'typebox'
import { idOf, Permission, PersonCard } from '../../plugins/api/contract.ts'

/** What an activity is: a plugin, a name, and settings that the plugin's contract describes. */
export const SetUp = Type.Object({
  plugin: Type.String(),
  title: Type.String({ minLength: 1, maxLength: 200 }),
  settings: Type.Record(Type.String(), Type.Unknown()),
})

/** A plugin as a designer meets it; names and labels in the designer's language. */
const Words = Type.Record(Type.String(), Type.String())

export const PluginOffer = Type.Object({
  id: Type.String(),
  graded: Type.Boolean(),
  /** A drawing of the house, by its name. */
  icon: Type.Union([Type.String(), Type.Null()]),
  /** JSON Schema of the settings: the form is drawn from it. */
  schema: Type.Unknown(),
  /** Its name, its description and the labels of its settings, in every language: which one is read is the page's to know. */
  texts: Type.Object({ en: Words, es: Words }),
})

export const contract = {
  id: 'activity',
  queries: {
    /** What a page needs to open the activity; `plugin` is null until it is set up. */
    read: {
      can: 'view',
      output: Type.Object({
        id: idOf<'activity'>(),
        plugin: Type.Union([Type.String(), Type.Null()]),
        title: Type.String(),
        course: Type.Union([Type.String(), Type.Null()]),
        settings: Type.Record(Type.String(), Type.Unknown()),
        /** Whether grades are kept of what people do in it. */
        graded: Type.Boolean(),
        /** Whether talk from here can go on in another activity of the course. */
        handsOn: Type.Boolean(),
        audience: Type.Union([
          Type.Literal('course'),
          Type.Literal('cohort'),
          Type.Literal('circle'),
          Type.Literal('people'),
        ]),
        me: PersonCard,
        /** What I may do here; a page hides the rest, and the server refuses it. */
        may: Type.Array(Permission),
      }),
    },
    listOffers: { can: 'design', output: Type.Array(PluginOffer) },
  },
  commands: {
    /**
     * Lets the person into another activity of theirs, in whatever course of the same LMS they have been in: answers a code
     * that works once. `not_found` for what is not theirs.
     */
    goOver: {
      can: 'view',
      input: Type.Object({ activity: idOf<'activity'>() }),
      output: Type.Object({ code: Type.String() }),
    },
    setUp: { can: 'design', input: SetUp, output: Type.Object({}) },
  },
  events: {
    /** To everybody in the course: the activity was set up anew. */
    changed: Type.Object({ activity: idOf<'activity'>() }),
  },
} as const
