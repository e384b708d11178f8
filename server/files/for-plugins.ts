import type { FileCard, FileId } from '../../plugins/api/contract.ts'
import type { FileKeeping, FileReading } from '../../plugins/api/server.ts'
import type { Scope } from '../operations/feature.ts'
import { listFilesFor } from './door.ts'
import { listHashes, removeFiles, toFileCard } from './files.ts'
import { changeAudience, keepFiles, listKept } from './keeping.ts'

/** The files that a plugin keeps, as its queries see them. */
export const fileReading = (scope: Scope, plugin: string): FileReading => ({
  async list(files) {
    const open = await listFilesFor(scope, files)
    return open.filter(({ kept_by }) => kept_by === plugin).map(toFileCard)
  },
  async describe(files) {
    const kept = await listKept(scope, plugin, files)
    const hashes = await listHashes(scope.db, kept)
    return kept.map(({ id, name, type, size }) => ({ id, name, type, size, sha256: hashes.get(id) ?? '' }))
  },
})

/** The same, as its commands use them. */
export const fileKeeping = (scope: Scope, plugin: string): FileKeeping => ({
  ...fileReading(scope, plugin),
  async keep(files, audience = scope.activity.audience) {
    return (await keepFiles(scope, plugin, { files, audience })).map(toFileCard)
  },
  setAudience: (files, audience) => changeAudience(scope, plugin, { files, audience }),
  async remove(files) {
    await removeFiles(scope.db, await listKept(scope, plugin, files))
  },
})

/** Cards of what a plugin keeps, whoever asks: for a guest, who is in no audience. */
export const listCardsKept = async (scope: Scope, plugin: string, files: readonly FileId[]): Promise<FileCard[]> =>
  (await listKept(scope, plugin, files)).map(toFileCard)
