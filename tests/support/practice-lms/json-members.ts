/** Reading members of JSON objects that came from outside. */
type JsonObject = Record<string, unknown>

/** Whether a value is a JSON object, neither `null` nor an array. */
export const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** A text member; `undefined` when it is missing or something else. */
export const readText = (object: JsonObject, name: string): string | undefined => {
  const value = object[name]
  return typeof value === 'string' ? value : undefined
}

/** A finite number member; a number written as a text is none. */
export const readNumber = (object: JsonObject, name: string): number | undefined => {
  const value = object[name]
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined
}

/** An object member; an empty one when it is missing or something else. */
export const readObject = (object: JsonObject, name: string): JsonObject => {
  const value = object[name]
  return isObject(value) ? value : {}
}

/** The strings among an object member's values. */
export const readStrings = (object: JsonObject, name: string): Record<string, string> =>
  Object.fromEntries(
    Object.entries(readObject(object, name)).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  )

/** The strings in an array member. */
export const readList = (object: JsonObject, name: string): string[] => {
  const value = object[name]
  return Array.isArray(value) ? value.filter((one): one is string => typeof one === 'string') : []
}
