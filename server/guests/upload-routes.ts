import type { FastifyInstance } from 'fastify'
import { Type, type Static } from 'typebox'
import { idOf, type GuestFiles, type LinkId } from '../../plugins/api/contract.ts'
import { refuse } from '../errors.ts'
import type { HouseFiles } from '../files/house-files.ts'
import { programEndings } from '../files/kinds.ts'
import { mostPixels } from '../files/limits.ts'
import { isPicture } from '../files/pictures.ts'
import { keepContent } from '../files/upload.ts'
import { mountContents, readArriving } from '../files/upload-route.ts'
import { compileInput } from '../operations/schemas.ts'
import { readDoor, type GuestDoor } from './doors.ts'
import type { FileParts } from './files.ts'
import { checkRoom, dropUpload, insertUpload } from './uploads.ts'

const Named = Type.Object({ file: idOf<'file'>() })
const validate = compileInput(Named)

/**
 * What somebody with a link brings: `POST /api/guest/uploads?name=<name>&size=<bytes>`, as in an activity. It is the link's
 * until a command keeps it, and nobody opens it before.
 */
export async function mountGuestUploads(app: FastifyInstance, { enter, doors, files }: FileParts): Promise<void> {
  const { database, now } = files
  const underWay = new UnderWay()
  await mountContents(app, (scope) =>
    scope.post('/api/guest/uploads', { config: { slow: true } }, async (request, reply) => {
      const link = await enter(request)
      const { kinds, most, largest } = readBrought(files, readDoor(doors, link))
      await database.read((db) => checkRoom(db, link.id, most))
      const card = await underWay.run(link.id, most, () =>
        keepContent(files, {
          ...readArriving(request, largest),
          check: (type) => checkKind(kinds, type),
          save: (content) =>
            database.write((db) => insertUpload(db, content, { link: link.id, most, now: now() }), link.activity_id),
        }),
      )
      return reply.header('cache-control', 'no-store').send({ answer: card })
    }),
  )
  app.post<{ Body: Static<typeof Named> }>('/api/guest/uploads/remove', async (request, reply) => {
    const link = await enter(request)
    validate(request.body)
    await database.write((db) => dropUpload(db, link.id, request.body.file), link.activity_id)
    return reply.header('cache-control', 'no-store').send({ answer: null })
  })
}

/** What a page says before a byte is sent; undefined where nothing may be brought. */
export const findLimits = (files: HouseFiles, { brings }: GuestDoor) =>
  brings && {
    ...{ most: brings.most, largest: Math.min(brings.largest, files.largest) },
    ...{ pixels: mostPixels, refused: [...programEndings] },
  }

function readBrought(files: HouseFiles, { brings }: GuestDoor): GuestFiles {
  if (!brings) throw refuse('file_not_wanted')
  return { ...brings, largest: Math.min(brings.largest, files.largest) }
}

function checkKind(kinds: GuestFiles['kinds'], type: string): void {
  const kind = isPicture(type) ? 'picture' : /^(video|audio)\//.test(type) ? 'recording' : 'file'
  if (!kinds.includes('file') && !kinds.includes(kind)) throw refuse('file_not_wanted')
}

/** A link does not bring more at once than it may have. */
class UnderWay {
  private readonly counts = new Map<LinkId, number>()

  async run<T>(link: LinkId, most: number, work: () => Promise<T>): Promise<T> {
    const before = this.counts.get(link) ?? 0
    if (before >= most) throw refuse('too_many_uploads', '/', { count: most })
    this.counts.set(link, before + 1)
    try {
      return await work()
    } finally {
      const left = (this.counts.get(link) ?? 1) - 1
      if (left > 0) this.counts.set(link, left)
      else this.counts.delete(link)
    }
  }
}
