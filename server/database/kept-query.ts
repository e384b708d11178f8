import type { Compilable, CompiledQuery, DialectAdapter, Kysely } from 'kysely'

type Value = string | number | null
type Values = Readonly<Record<string, Value | readonly Value[]>>

/** Stands for a value while a query is built; no real value begins like it. */
const mark = '\u0000value '

/** Where a parameter's value is found: in a value, or at a place of a list. */
interface Place {
  readonly name: string
  readonly index: number | undefined
}

interface Plan<Row> {
  readonly compiled: CompiledQuery<Row>
  /** For each parameter its value, or where the value is that takes its place. */
  readonly parameters: readonly (Value | Place)[]
}

/** Runs a compiled query at once and answers its rows. */
type RunNow = (text: string, parameters: readonly Value[]) => unknown[]

const runners = new WeakMap<DialectAdapter, RunNow>()

/** For a database inside of this process: its kept queries run without the detour that leads to one across a network. */
export const runKeptQueriesBy = (db: Pick<Kysely<never>, 'getExecutor'>, run: RunNow): void =>
  void runners.set(db.getExecutor().adapter, run)

/** Lists of more different lengths than this are not worth a plan each. */
const mostPlans = 50

/**
 * A query that is built and compiled once for each database and then only filled in: building takes longer than SQLite takes
 * to run it, and most of what the house does are the same few. `build` is given stand-ins, so it must not look at the values;
 * of a list it may look at the length.
 */
export function keepQuery<T, V extends Values, Row>(
  build: (db: Kysely<T>, values: V) => Compilable<Row>,
): (db: Kysely<T>, values: V) => Promise<Row[]> {
  const plansOf = new WeakMap<DialectAdapter, Map<string, Plan<Row>>>()

  function planFor(db: Kysely<T>, adapter: DialectAdapter, values: V): Plan<Row> {
    const plans = plansOf.get(adapter) ?? new Map<string, Plan<Row>>()
    plansOf.set(adapter, plans)
    const shape = shapeOf(values)
    const plan = plans.get(shape) ?? makePlan(build(db, standInsFor(values)).compile())
    if (plans.size < mostPlans) plans.set(shape, plan)
    return plan
  }

  return async (db, values) => {
    const { adapter } = db.getExecutor()
    const { compiled, parameters: places } = planFor(db, adapter, values)
    const parameters = places.map((place) => (isPlace(place) ? valueAt(values, place) : place))
    const runNow = runners.get(adapter)
    // The rows are those of the query that was built, whoever runs it.
    if (runNow) return runNow(compiled.sql, parameters) as Row[]
    const { rows } = await db.executeQuery<Row>({ ...compiled, parameters })
    return rows
  }
}

/** The lengths of the lists: a query looks otherwise for each. */
function shapeOf(values: Values): string {
  let shape = ''
  for (const name in values) if (Array.isArray(values[name])) shape += `${values[name].length} `
  return shape
}

/** For every value its name, marked, and for every list as many marks as it is long. */
function standInsFor<V extends Values>(values: V): V {
  const standIns = Object.entries(values).map(([name, value]) => [
    name,
    isList(value) ? value.map((_, index) => `${mark}${name} ${index}`) : `${mark}${name}`,
  ])
  return Object.fromEntries(standIns) as V
}

const isList = (value: Value | readonly Value[] | undefined): value is readonly Value[] => Array.isArray(value)

const isPlace = (parameter: Value | Place): parameter is Place => typeof parameter === 'object' && parameter !== null

function valueAt(values: Values, { name, index }: Place): Value {
  const value = values[name]
  return (isList(value) ? value[index ?? 0] : value) ?? null
}

const makePlan = <Row>(compiled: CompiledQuery<Row>): Plan<Row> => ({
  compiled,
  parameters: compiled.parameters.map((parameter) => placeIn(parameter) ?? (parameter as Value)),
})

function placeIn(parameter: unknown): Place | undefined {
  if (typeof parameter !== 'string' || !parameter.startsWith(mark)) return undefined
  const [name = '', index] = parameter.slice(mark.length).split(' ')
  return { name, index: index === undefined ? undefined : Number(index) }
}
