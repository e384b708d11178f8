import { Type } from 'typebox'
import { idOf, type Id } from '../../api/contract.ts'

export type WorkId = Id<'work'>
export type PieceId = Id<'piece'>
/** One of some words. */
export const oneOf = <const Words extends readonly string[]>(...words: Words) =>
  Type.Unsafe<Words[number]>(Type.Union(words.map((word) => Type.Literal(word))))
export const Count = Type.Integer({ minimum: 0 })
export const Ordinal = Type.Integer({ minimum: 1 })
export const workId = idOf<'work'>()
export const personId = idOf<'person'>()
export const Nullable = <Schema extends Parameters<typeof Type.Union>[0][number]>(schema: Schema) =>
  Type.Union([schema, Type.Null()])
