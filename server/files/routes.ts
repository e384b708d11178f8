import type { FastifyInstance } from 'fastify'
import type { Enter } from '../operations/visit.ts'
import { mountDownloads } from './download-route.ts'
import type { HouseFiles } from './house-files.ts'
import { mountUploads } from './upload-route.ts'

/** What is too large, or not meant, for an operation: the content of files, on its way in and out. */
export async function mountFiles(app: FastifyInstance, files: HouseFiles, enter: Enter): Promise<void> {
  await mountUploads(app, files, enter)
  mountDownloads(app, files)
}
