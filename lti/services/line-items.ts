/** The address of a line item's scores or results (AGS 2.0, 3.2): the line item's own may carry a query, which stays at the end. */
export function withinLineItem(lineItemUrl: string, what: 'scores' | 'results'): string {
  const [path = '', ...query] = lineItemUrl.split('?')
  return [`${path.replace(/\/$/, '')}/${what}`, ...query].join('?')
}
