import type BetterSqlite3 from 'better-sqlite3'

type Parameters = readonly unknown[]

/** Runs a statement that stands ready, and answers its rows. */
type Run = (parameters: Parameters) => unknown[]

/** Far above the house's own; lists of varying length make the rest. */
const mostReady = 1000

/** Runs the few statements that the house runs all the time, each prepared once. */
export function readyToRun(database: BetterSqlite3.Database): (text: string, parameters: Parameters) => unknown[] {
  const ready = new Map<string, Run>()
  return (text, parameters) => {
    const known = ready.get(text)
    if (known) return known(parameters)
    const run = prepare(database, text)
    if (ready.size >= mostReady) ready.clear()
    ready.set(text, run)
    return run(parameters)
  }
}

/**
 * The driver would name each value of each row anew, which takes as long as reading it: rows come as lists, and are named here.
 */
function prepare(database: BetterSqlite3.Database, text: string): Run {
  const statement = database.prepare(text)
  if (!statement.reader) return (parameters) => (statement.run(parameters), [])
  const lists = statement.raw()
  const nameRow = naming(statement.columns().map(({ name }) => name))
  return (parameters) => lists.all(parameters).map((row) => nameRow(row as unknown[]))
}

/** All rows of a statement are copies of one, so that they are alike to the engine, too. */
function naming(names: readonly string[]): (values: readonly unknown[]) => object {
  const empty: Record<string, unknown> = Object.fromEntries(names.map((name) => [name, null]))
  return (values) => {
    const row = { ...empty }
    names.forEach((name, index) => {
      row[name] = values[index]
    })
    return row
  }
}
