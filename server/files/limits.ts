/** Files of one message: more is an archive. */
export const mostPerMessage = 10

/** Uploads of one person that are not part of anything yet. */
export const mostWaiting = 50

/** How long an upload may wait to become part of something, in ms. */
export const longestWait = 24 * 60 * 60 * 1000

/** Pixels of one picture: what phones take, and no bomb. Turning one upright takes some nine bytes of memory for each. */
export const mostPixels = 50_000_000

export const mebibyte = 1024 * 1024
