import { Type, type Static } from 'typebox'
import { idOf, PersonCard, Time } from '../../api/contract.ts'

/** A question that waits for a person. */
export const Waiting = Type.Object({
  thread: idOf<'thread'>(),
  conversation: idOf<'conversation'>(),
  title: Type.String(),
  startedBy: Type.Union([idOf<'person'>(), Type.Null()]),
  startedAt: Time,
  /** They may know, or they tend those who ask. */
  why: Type.Union([Type.Literal('knows'), Type.Literal('tends')]),
})
export type Waiting = Static<typeof Waiting>

export const WaitingList = Type.Object({ waiting: Type.Array(Waiting), people: Type.Array(PersonCard) })
export type WaitingList = Static<typeof WaitingList>

/** A question that was answered, and sounds like another one. */
export const Similar = Type.Object({ thread: idOf<'thread'>(), title: Type.String() })
export type Similar = Static<typeof Similar>

/** How a question stands, for who asked it. Nobody is named: nobody fails who does not answer. */
export const Standing = Type.Object({
  thread: idOf<'thread'>(),
  /** How many who may know it is offered to now. */
  offered: Type.Integer({ minimum: 0 }),
  /** How many who mentor or lead were asked. */
  mentors: Type.Integer({ minimum: 0 }),
  /** When they are, or were. */
  mentorsAt: Time,
})
export type Standing = Static<typeof Standing>
