import type { TSchema } from 'typebox'
import { Compile } from 'typebox/compile'
import type { TLocalizedValidationError } from 'typebox/error'
import { refuse } from '../errors.ts'

/** Throws `invalid_input` with the path of the first fault. */
export type Validate = (value: unknown) => void

/** Compiles a contract's schema once. Properties that the contract does not name are faults, too. */
export function compileInput(schema: TSchema | undefined): Validate {
  const compiled = Compile(closed(schema ?? { type: 'object', properties: {} }) as TSchema)
  return (value) => {
    refuseUnkept(value)
    if (compiled.Check(value)) return
    const [fault] = compiled.Errors(value)
    throw refuse('invalid_input', (fault && pathOf(fault)) || '/')
  }
}

/** Of what is not there, the place where it would be; of several shapes nobody knows which was meant. */
function pathOf(fault: TLocalizedValidationError): string {
  const isOneOfSeveral = fault.schemaPath.includes('/anyOf/')
  if (fault.keyword !== 'required' || isOneOfSeveral) return fault.instancePath
  return `${fault.instancePath}/${fault.params.requiredProperties[0]}`
}

/** The schema with `additionalProperties: false` on every object that does not say otherwise. */
function closed(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(closed)
  if (typeof schema !== 'object' || schema === null) return schema
  const copy = Object.fromEntries(Object.entries(schema).map(([key, value]) => [key, closed(value)]))
  return copy['type'] === 'object' ? { additionalProperties: false, ...copy } : copy
}

/** No contract is deeper than this; what is deeper would exhaust the stack of whoever walks through it. */
const deepest = 50

/** Refuses what neither database keeps as it is: U+0000 and halves of characters, which nobody means. */
function refuseUnkept(value: unknown, path = '', depth = 0): void {
  if (depth > deepest) throw refuse('invalid_input', '/')
  if (typeof value === 'string' && (value.includes('\0') || !value.isWellFormed()))
    throw refuse('invalid_input', path || '/')
  if (typeof value !== 'object' || value === null) return
  for (const [key, inner] of Object.entries(value)) {
    refuseUnkept(key, path, depth + 1)
    refuseUnkept(inner, `${path}/${key}`, depth + 1)
  }
}
