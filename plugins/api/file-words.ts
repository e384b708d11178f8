// How files are spoken of, for pages that draw their own: loaded by such pages alone.
export { sayKind, saySize } from '../../client/elements/message/file-words.ts'
