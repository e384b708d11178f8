import { createReadStream } from 'node:fs'
import { rm } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { DeleteObjectCommand, GetObjectCommand, paginateListObjectsV2, S3Client } from '@aws-sdk/client-s3'
import { Upload } from '@aws-sdk/lib-storage'
import { refuse } from '../../errors.ts'
import type { FileStore, StoredObject } from './store.ts'

/**
 * Files in a bucket of S3, or of anything that speaks like it: `s3://<bucket>/<prefix>?region=...&endpoint=...&path-style=true`.
 * Credentials come as the SDK finds them: from the environment, a profile, or the role of the machine.
 */
export function openS3(address: string): FileStore {
  const { hostname: bucket, pathname, searchParams } = new URL(address)
  const client = new S3Client(settingsOf(searchParams))
  const prefix = pathname.replace(/^\/+|\/+$/g, '')
  const at = (key: string) => ({ Bucket: bucket, Key: prefix === '' ? key : `${prefix}/${key}` })
  return {
    async save(key, file) {
      // In parts, so that a large file is never in memory whole; what fails in the middle is taken back.
      await new Upload({ client, params: { ...at(key), Body: createReadStream(file) }, queueSize: 2 }).done()
      await rm(file, { force: true })
    },
    async read(key, range) {
      const part = range && { Range: `bytes=${range.first}-${range.last}` }
      const { Body } = await client.send(new GetObjectCommand({ ...at(key), ...part })).catch(rethrow)
      if (!(Body instanceof Readable)) throw new TypeError('The store answered no content.')
      return Body
    },
    async remove(key) {
      await client.send(new DeleteObjectCommand(at(key)))
    },
    list: () => listIn(client, bucket, prefix),
  }
}

function settingsOf(query: URLSearchParams) {
  const region = query.get('region')
  const endpoint = query.get('endpoint')
  return {
    ...(region !== null && { region }),
    ...(endpoint !== null && { endpoint }),
    forcePathStyle: query.get('path-style') === 'true',
    // Stores of other makes do not know the newer checksums; the signature covers the content anyway.
    requestChecksumCalculation: 'WHEN_REQUIRED' as const,
    responseChecksumValidation: 'WHEN_REQUIRED' as const,
  }
}

async function* listIn(client: S3Client, bucket: string, prefix: string): AsyncIterable<StoredObject> {
  const folder = prefix === '' ? '' : `${prefix}/`
  for await (const { Contents = [] } of paginateListObjectsV2({ client }, { Bucket: bucket, Prefix: folder }))
    for (const { Key, LastModified } of Contents)
      if (Key !== undefined && LastModified) yield { key: Key.slice(folder.length), writtenAt: LastModified.getTime() }
}

function rethrow(error: unknown): never {
  throw error instanceof Error && error.name === 'NoSuchKey' ? refuse('not_found') : error
}
