/** Why something was not done, as a person may read it: refusals come in their language. */
export const sayFailure = (error: unknown): string => (error instanceof Error ? error.message : String(error))
