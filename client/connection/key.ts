/** A name for a command, so that its attempts are one for the server. Browsers give it without a secure context, too. */
export const newKey = (): string => crypto.getRandomValues(new Uint32Array(4)).join('-')
