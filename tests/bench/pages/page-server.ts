/** Our server: where its page is, what to ask it with, and the CPU spent. */
export type PageServer = {
  listen(): Promise<PageAddress>
  cpu(): number
}

/** The bare one, which answers the same messages. */
export type BarePageServer = {
  listen(messages: readonly SentMessage[]): Promise<PageAddress>
  cpu(): number
}

export type SentMessage = Readonly<Record<string, unknown>>

export interface PageAddress {
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
}

export const messagesOnPage = 50

/** A message of three lines, as people write them. */
export const markdown = 'We tried it on the **second line** this morning, and it held.\n'.repeat(3)
