/** As much of JSON Schema as the settings of an activity use; what TypeBox writes. */
export interface SettingsSchema {
  type?: string
  properties?: Readonly<Record<string, SettingsSchema>>
  /** TypeBox writes undefined where nothing is required. */
  required?: readonly string[] | undefined
  items?: SettingsSchema
  anyOf?: readonly SettingsSchema[]
  enum?: readonly Literal[]
  const?: Literal
  /** `text` asks for several lines, `moment` for a date and a time, `rubric` for criteria. */
  format?: string
  pattern?: string
  minLength?: number
  maxLength?: number
  minimum?: number
  maximum?: number
  multipleOf?: number
  minItems?: number
  maxItems?: number
  default?: unknown
  /** Not JSON Schema: the field is there only while the setting at `path` has one of these values. */
  when?: When
}

interface When {
  /** From the top of the settings, with dots: `grading.mode`. */
  readonly path: string
  readonly is: readonly Literal[]
}

export type Literal = string | number | boolean

interface Placed {
  /** The keys from the top, with dots between them. */
  path: string
  required: boolean
  schema: SettingsSchema
}

interface PlainField extends Placed {
  kind: 'line' | 'text' | 'moment' | 'number' | 'switch' | 'lines' | 'rubric'
}

/** One of a few (`choice`), or any number of a few (`choices`). */
export interface ChoiceField extends Placed {
  kind: 'choice' | 'choices'
  options: readonly Literal[]
}

export interface GroupField extends Placed {
  kind: 'group'
  fields: readonly Field[]
}

/** What a form draws for a part of a schema. */
export type Field = PlainField | ChoiceField | GroupField

/** The values that a union of literals, or an enumeration, allows; undefined for every other schema. */
function listLiterals(schema: SettingsSchema | undefined): readonly Literal[] | undefined {
  if (schema?.enum) return schema.enum
  if (schema?.const !== undefined) return [schema.const]
  const values = schema?.anyOf?.flatMap((each) => (each.const === undefined ? [] : [each.const]))
  return values && values.length === schema?.anyOf?.length ? values : undefined
}

function readArray(placed: Placed): Field {
  const { items } = placed.schema
  const options = listLiterals(items)
  if (options) return { ...placed, kind: 'choices', options }
  if (items?.type === 'string') return { ...placed, kind: 'lines' }
  if (placed.schema.format === 'rubric') return { ...placed, kind: 'rubric' }
  throw new Error(
    `The settings form can draw lists of choices, of strings and of criteria; "${placed.path}" is another kind of list.`,
  )
}

const kindOfWords = ({ format }: SettingsSchema) => (format === 'text' || format === 'moment' ? format : 'line')

function readField(placed: Placed): Field {
  const { schema } = placed
  const options = listLiterals(schema)
  if (options) return { ...placed, kind: 'choice', options }
  if (schema.type === 'object') return { ...placed, kind: 'group', fields: readFields(schema, placed.path) }
  if (schema.type === 'array') return readArray(placed)
  if (schema.type === 'string') return { ...placed, kind: kindOfWords(schema) }
  if (schema.type === 'number' || schema.type === 'integer') return { ...placed, kind: 'number' }
  if (schema.type === 'boolean') return { ...placed, kind: 'switch' }
  throw new Error(`The settings form has no field for "${placed.path}": its schema is none of those it can draw.`)
}

/**
 * The fields of a form, in the order of the schema's properties.
 * @throws Error naming the property that no field can be drawn for
 */
export function readFields(schema: SettingsSchema, above = ''): Field[] {
  return Object.entries(schema.properties ?? {}).map(([key, part]) =>
    readField({
      path: above === '' ? key : `${above}.${key}`,
      required: schema.required?.includes(key) ?? false,
      schema: part,
    }),
  )
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** What stands at a path. */
export const readAt = (value: unknown, path: string): unknown =>
  path.split('.').reduce<unknown>((part, key) => (isRecord(part) ? part[key] : undefined), value)

/** The same value with another part at a path; without the part when it is undefined. */
export function writeAt(value: unknown, path: string, part: unknown): Record<string, unknown> {
  const [key = '', ...below] = path.split('.')
  const { [key]: current, ...others } = isRecord(value) ? value : {}
  const next = below.length === 0 ? part : writeAt(current, below.join('.'), part)
  if (next === undefined) return others
  // In the place where it was, so that what is stored keeps its order.
  return isRecord(value) && key in value ? { ...value, [key]: next } : { ...others, [key]: next }
}

/** The fields that hold a value themselves, groups opened. */
export const listLeaves = (fields: readonly Field[]): Exclude<Field, GroupField>[] =>
  fields.flatMap((field) => (field.kind === 'group' ? listLeaves(field.fields) : [field]))

/** Whether a field says anything while the others are set as they are. */
export const isAsked = ({ schema: { when } }: Field, value: unknown): boolean =>
  when === undefined || when.is.some((allowed) => allowed === readAt(value, when.path))

/** The fields that are there while the settings are as they are, groups opened. */
export const listAsked = (fields: readonly Field[], value: unknown): Exclude<Field, GroupField>[] =>
  fields
    .filter((field) => isAsked(field, value))
    .flatMap((field) => (field.kind === 'group' ? listAsked(field.fields, value) : [field]))

/** A value with the defaults of its schema where it has nothing. */
export function fillDefaults(fields: readonly Field[], value: unknown): Record<string, unknown> {
  return listLeaves(fields).reduce<Record<string, unknown>>(
    (filled, { path, schema }) => (readAt(filled, path) === undefined ? writeAt(filled, path, schema.default) : filled),
    isRecord(value) ? { ...value } : {},
  )
}
