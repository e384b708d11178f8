/**
 * How many histories a property is tried on: all on SQLite, a fifth on a PostgreSQL. There it is the same code that has to
 * hold, and what differs are the statements, which each history goes through.
 */
export const countRuns = (many: number): number =>
  (process.env['TEST_DATABASE'] ?? 'sqlite') === 'sqlite' ? many : Math.ceil(many / 5)
