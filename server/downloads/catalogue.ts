import type { PlacedActivity } from '../activities/activities.ts'
import { refuse } from '../errors.ts'
import { authorise, compileOperation, type Operation } from '../operations/catalogue.ts'
import type { DownloadHandler, Feature } from '../operations/feature.ts'
import type { Visit } from '../operations/visit.ts'
import { makeDownloadSigner, type DownloadSigner } from './addresses.ts'

/** Every download of the house, and who signs their addresses. */
export interface Downloads {
  /** By its full name, with the plugin that it belongs to; undefined for the core's. */
  readonly known: ReadonlyMap<string, Operation<DownloadHandler> & { readonly plugin: string | undefined }>
  readonly signer: DownloadSigner
}

/** Throws for a download that is promised and missing. */
export function openDownloads(
  [core, plugins]: readonly [readonly Feature[], readonly Feature[]],
  secret: string,
): Downloads {
  const of = (features: readonly Feature[], isPlugin: boolean) =>
    features.flatMap(({ contract, downloads = {} }) =>
      Object.entries(contract.downloads ?? {}).map(([name, { can, input }]) => {
        const operation = compileOperation(contract.id, name, { can, input, run: downloads[name] })
        return [operation.name, { ...operation, plugin: isPlugin ? contract.id : undefined }] as const
      }),
    )
  return { known: new Map([...of(core, false), ...of(plugins, true)]), signer: makeDownloadSigner(secret) }
}

/**
 * The one door to downloads. Throws `not_found` for what does not exist, or belongs to a plugin other than the activity's,
 * `not_allowed` and `invalid_input`. @param input JSON. @returns what is then to be run, and with what
 */
export function admitTo(
  downloads: Downloads,
  { activity, reader }: Pick<Visit, 'activity' | 'reader'>,
  wanted: Wanted,
) {
  const download = downloads.known.get(wanted.name)
  if (!download || !isOf(download.plugin, activity)) throw refuse('not_found')
  authorise(download, reader)
  const input = parse(wanted.input)
  download.validate(input)
  return { run: download.run, input }
}

interface Wanted {
  readonly name: string
  readonly input: string
}

const isOf = (plugin: string | undefined, activity: PlacedActivity): boolean =>
  plugin === undefined || plugin === activity.plugin

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw refuse('not_json', '/input')
  }
}
