// What a page needs that hands out links to guests: loaded by such pages alone.
export { copy } from '../../client/elements/clipboard.ts'
export { makeGuestLink, type MadeLink } from '../../client/guests/link.ts'
