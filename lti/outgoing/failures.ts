/** The rule for outgoing calls forbids this one: nothing was sent. */
export class CallRefused extends Error {
  override readonly name = 'CallRefused'

  constructor(
    readonly reason: string,
    address: string,
  ) {
    super(
      `${withoutQuery(address)} may not be called: ${reason} Outgoing calls go to https on public addresses; exceptions are named in TERTULIA_TRUSTED_HOSTS.`,
    )
  }
}

/** The call was made and brought no answer. */
export class CallFailed extends Error {
  override readonly name = 'CallFailed'

  constructor(address: string, reason: string, options?: ErrorOptions) {
    super(`${withoutQuery(address)} could not be reached: ${reason}`, options)
  }
}

/** The answer came and says no. `body` is kept for the caller to read, never for a log. */
export class AnsweredNo extends Error {
  override readonly name = 'AnsweredNo'

  constructor(
    address: string,
    readonly status: number,
    readonly headers: Readonly<Record<string, string | string[] | undefined>>,
    readonly body: string,
  ) {
    super(`${withoutQuery(address)} answered ${status}.`)
  }
}

/** An answer came, and it is not what the LMS's own service would say: a page of somebody in between, or of one that is down. */
export class AnsweredNonsense extends Error {
  override readonly name = 'AnsweredNonsense'
}

/** Queries may hold tokens. */
const withoutQuery = (address: string): string => address.replace(/[?#].*$/s, '')
