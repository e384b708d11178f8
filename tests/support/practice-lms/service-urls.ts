import type { Course, LineItem } from './courses.ts'
import type { Mood } from './moods/mood.ts'
import type { Site } from './parts.ts'
import type { Tool } from './tools.ts'

/** Puts values into the `:name` places of a route pattern. */
export const fillPath = (pattern: string, values: Record<string, string>) =>
  pattern.replaceAll(/:(\w+)/g, (place, name: string) => values[name] ?? place)

/** The addresses of one tool's services in one course. */
export interface ServiceUrls {
  memberships: string
  lineItems: string
  lineItem: (item: LineItem) => string
  results: (item: LineItem) => string
  result: (item: LineItem, sub: string) => string
  returnToCourse: string
  deepLinkReturn: string
}

/** Writes those addresses in the mood's way. */
export function writeServiceUrls({ mood, site }: { mood: Mood; site: Site }, course: Course, tool: Tool): ServiceUrls {
  const query = mood.serviceQuery(tool)
  const at = (pattern: string, item?: LineItem) =>
    site.url + fillPath(pattern, { course: course.id, tool: tool.id, item: item?.id ?? '' })
  const results = (item: LineItem) => at(mood.paths.results, item) + query
  return {
    memberships: at(mood.paths.memberships),
    lineItems: at(mood.paths.lineItems) + query,
    lineItem: (item) => at(mood.paths.lineItem, item) + query,
    results,
    result: (item, sub) => `${results(item)}${query ? '&' : '?'}user_id=${encodeURIComponent(sub)}`,
    returnToCourse: at(mood.paths.returnToCourse),
    deepLinkReturn: at(mood.paths.deepLinkReturn),
  }
}
