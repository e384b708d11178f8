import { settingUpText } from '../../texts/setting-up.ts'
import { tidyRubric } from '../rubric/tidy-rubric.ts'
import { criteriaOf } from './settings-rubric.ts'
import { listAsked, listLeaves, readAt, writeAt, type Field } from './settings-schema.ts'

type Leaf = ReturnType<typeof listLeaves>[number]

const isBlank = (value: unknown): boolean => value === undefined || (typeof value === 'string' && value.trim() === '')

function checkWords({ schema }: Leaf, words: string): string | undefined {
  const length = [...words].length
  if (schema.minLength !== undefined && length < schema.minLength) {
    return settingUpText('settings.tooShort', { count: schema.minLength })
  }
  if (schema.maxLength !== undefined && length > schema.maxLength) {
    return settingUpText('settings.tooLong', { count: schema.maxLength })
  }
  const formed = schema.pattern === undefined || new RegExp(schema.pattern, 'u').test(words)
  return formed ? undefined : settingUpText('settings.pattern')
}

function checkNumber({ schema }: Leaf, value: unknown): string | undefined {
  if (typeof value !== 'number' || !Number.isFinite(value)) return settingUpText('settings.number')
  if (schema.type === 'integer' && !Number.isInteger(value)) return settingUpText('settings.whole')
  const { minimum, maximum } = schema
  if (minimum !== undefined && value < minimum) return settingUpText('settings.tooLow', { minimum })
  if (maximum !== undefined && value > maximum) return settingUpText('settings.tooHigh', { maximum })
  return undefined
}

function checkCount({ schema }: Leaf, count: number): string | undefined {
  const { minItems = 0, maxItems = Infinity } = schema
  if (count < minItems) return settingUpText('settings.tooFew', { count: minItems })
  return count > maxItems ? settingUpText('settings.tooMany', { count: maxItems }) : undefined
}

function checkList(field: Leaf, value: unknown): string | undefined {
  const entries = Array.isArray(value) ? value.map(String) : []
  if (field.kind === 'choices') return checkCount(field, entries.length)
  const { items } = field.schema
  const wrong = items && entries.map((entry) => checkWords({ ...field, schema: items }, entry)).find((each) => each)
  return wrong ?? checkCount(field, entries.length)
}

function checkField(field: Leaf, value: unknown): string | undefined {
  const { kind, required, schema } = field
  if (kind === 'choices' || kind === 'lines') return checkList(field, value)
  // The editor takes no more, and what is without words is left out.
  if (kind === 'rubric') return undefined
  if (isBlank(value)) {
    const allowed = !required || (schema.type === 'string' && !schema.minLength && kind !== 'choice')
    return allowed ? undefined : settingUpText('settings.required')
  }
  if (kind === 'number') return checkNumber(field, value)
  return kind === 'choice' || kind === 'switch' ? undefined : checkWords(field, String(value))
}

/** What is wrong with a value, by the path of the field, in sentences; in the order of the form. */
export function checkSettings(fields: readonly Field[], value: unknown): Map<string, string> {
  const faults = new Map<string, string>()
  for (const field of listAsked(fields, value)) {
    const fault = checkField(field, readAt(value, field.path))
    if (fault) faults.set(field.path, fault)
  }
  return faults
}

/**
 * The value as it is stored: without lines that were left empty, and without optional fields that were. What is not asked any
 * more keeps its value, so that it is there when it is asked again; where that was wrong, its default.
 */
export function tidySettings(fields: readonly Field[], value: Record<string, unknown>): Record<string, unknown> {
  const asked = new Set(listAsked(fields, value).map(({ path }) => path))
  return listLeaves(fields).reduce((tidy, field) => {
    const { kind, path, required, schema } = field
    const part = readAt(tidy, path)
    if (!asked.has(path) && checkField(field, part)) return writeAt(tidy, path, schema.default)
    if (kind === 'lines') return writeAt(tidy, path, Array.isArray(part) ? part.filter((line) => !isBlank(line)) : [])
    if (kind === 'rubric') return writeAt(tidy, path, tidyRubric(criteriaOf(part)))
    return !required && isBlank(part) ? writeAt(tidy, path, undefined) : tidy
  }, value)
}
