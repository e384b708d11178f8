/**
 * A name for a command, so that its attempts are one for the server. It begins with its time, so that names of one moment lie
 * together where they are kept. Browsers give chance without a secure context, too.
 */
export const newKey = (): string => `${Date.now().toString(36)}-${crypto.getRandomValues(new Uint32Array(3)).join('-')}`
