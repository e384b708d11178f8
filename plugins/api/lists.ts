// Elements for a page that lists threads: whoever draws `<thread-row>` or `<filter-row>` imports this beside client.ts.
import '../../client/elements/filter-row.ts'
import '../../client/elements/thread-row.ts'
