import { Type } from 'typebox'
import { FileCard, idOf, Time } from '../../plugins/api/contract.ts'

const file = idOf<'file'>()

/** What may be uploaded, so that a page can say so before a byte is sent. */
const FileLimits = Type.Object({
  /** Bytes of one file. */
  largest: Type.Integer({ minimum: 1 }),
  /** Files of one message. */
  most: Type.Integer({ minimum: 1 }),
  /** Pixels of one picture, its width times its height. */
  pixels: Type.Integer({ minimum: 1 }),
  /** Endings of names that are not taken, without the dot: programs. */
  refused: Type.Array(Type.String()),
})

/** Where a file can be fetched until a time, by a plain GET, as a link or a picture does it. */
const FileAddress = Type.Object({
  file,
  /** Pictures, sound, video and PDF open in place; everything else is downloaded. */
  address: Type.String(),
  /** Of the small picture; null when there is none. */
  thumbnail: Type.Union([Type.String(), Type.Null()]),
  /** The addresses stop working then: minutes from now. */
  until: Time,
})

/**
 * Files, for every activity. They are uploaded by `POST /api/activities/<activity>/files?name=<name>&size=<bytes>` with the
 * content as the body, which answers `{ answer: FileCard }`.
 */
export const contract = {
  id: 'files',
  queries: {
    readLimits: { can: 'view', output: FileLimits },
    /** Cards of those of the files that the person may open: a draft finds its uploads again by it. */
    list: {
      can: 'view',
      input: Type.Object({ files: Type.Array(file, { maxItems: 100 }) }),
      output: Type.Array(FileCard),
    },
    /** Addresses for this person, of those of the files that they may open. */
    open: {
      can: 'view',
      fresh: true,
      input: Type.Object({ files: Type.Array(file, { maxItems: 100 }) }),
      output: Type.Array(FileAddress),
    },
  },
  commands: {
    /** Puts an upload of one's own away, as long as it is not attached; one that is gone already is no error. */
    remove: { can: 'participate', input: Type.Object({ file }), output: Type.Object({}) },
  },
  events: {},
} as const
