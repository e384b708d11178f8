import type { Compilable, CompiledQuery, DialectAdapter, Kysely } from 'kysely'

type Value = string | number | null
type Values = Readonly<Record<string, Value>>

/** Stands for a value while a query is built; no real value begins like it. */
const mark = '\u0000value '

/** Answers for every value its name, marked. */
const standIns: unknown = new Proxy({}, { get: (_target, name) => `${mark}${String(name)}` })

interface Plan<Row> {
  readonly compiled: CompiledQuery<Row>
  /** For each parameter its value, or the name of the value that takes its place. */
  readonly parameters: readonly (Value | { readonly name: string })[]
}

/**
 * A query that is built and compiled once for each database and then only filled in: building takes longer than SQLite takes
 * to run it, and most of what the house does are the same few. `build` is given stand-ins, so it must not look at the values.
 */
export function keepQuery<T, V extends Values, Row>(
  build: (db: Kysely<T>, values: V) => Compilable<Row>,
): (db: Kysely<T>, values: V) => Promise<Row[]> {
  const plans = new WeakMap<DialectAdapter, Plan<Row>>()
  return async (db, values) => {
    const { adapter } = db.getExecutor()
    const plan = plans.get(adapter) ?? makePlan(build(db, standIns as V).compile())
    plans.set(adapter, plan)
    const parameters = plan.parameters.map((parameter) =>
      isName(parameter) ? (values[parameter.name] ?? null) : parameter,
    )
    const filled: CompiledQuery<Row> = { ...plan.compiled, parameters }
    const { rows } = await db.executeQuery(filled)
    return rows
  }
}

const isName = (parameter: Value | { readonly name: string }): parameter is { readonly name: string } =>
  typeof parameter === 'object' && parameter !== null

function makePlan<Row>(compiled: CompiledQuery<Row>): Plan<Row> {
  const parameters = compiled.parameters.map((parameter) =>
    typeof parameter === 'string' && parameter.startsWith(mark)
      ? { name: parameter.slice(mark.length) }
      : (parameter as Value),
  )
  return { compiled, parameters }
}
