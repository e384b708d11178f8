import { refuse } from '../errors.ts'
import { defineFeature } from '../operations/feature.ts'
import { endOf } from './addresses.ts'
import { contract } from './contract.ts'
import { listFilesFor } from './door.ts'
import { listFileRows, removeFiles, toFileCard } from './files.ts'
import type { HouseFiles } from './house-files.ts'
import { programEndings } from './kinds.ts'
import { mostPerMessage, mostPixels } from './limits.ts'

/** Files, for every activity. */
export const filesFeature = ({ signer, largest }: HouseFiles) =>
  defineFeature({
    contract,
    queries: {
      readLimits: async () => ({ largest, most: mostPerMessage, pixels: mostPixels, refused: [...programEndings] }),
      list: async (scope, { files }) => (await listFilesFor(scope, files)).map(toFileCard),
      async open(scope, { files }) {
        const [person, until] = [scope.reader.actor.id, endOf(scope.now)]
        return (await listFilesFor(scope, files)).map(({ id: file, has_thumbnail }) => ({
          file,
          address: signer.addressOf({ file, person, until, variant: 'whole' }),
          thumbnail: has_thumbnail === 1 ? signer.addressOf({ file, person, until, variant: 'thumbnail' }) : null,
          until,
        }))
      },
    },
    commands: {
      async remove({ db, reader }, { file }) {
        const [row] = await listFileRows(db, [file])
        if (!row || row.uploader_id !== reader.actor.id) return {}
        if (row.claimed_at !== null) throw refuse('file_not_yours', '/file')
        await removeFiles(db, [row])
        return {}
      },
    },
  })
