/** What both servers answer: where the page is, what to ask it with, and the CPU spent. */
export type PageServer = {
  listen(): Promise<PageAddress>
  cpu(): number
}

export interface PageAddress {
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
}

export const messagesOnPage = 50

/** A message of three lines, as people write them. */
export const markdown = 'We tried it on the **second line** this morning, and it held.\n'.repeat(3)
