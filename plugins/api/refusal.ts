/** Why something was refused: a stable code for programs, the status of its kind, and a sentence for a person. */
export class Refusal extends Error {
  override readonly name = 'Refusal'
  /** What the sentence names, such as a limit, for pages that say it in their own language. */
  values: Readonly<Record<string, string | number>> | undefined

  constructor(
    readonly code: string,
    readonly status: 400 | 401 | 403 | 404 | 409 | 413 | 422 | 429 | 503,
    message: string,
    /** Where the fault lies, for inputs: a JSON pointer such as `/title`. */
    readonly path?: string,
  ) {
    super(message)
  }
}
