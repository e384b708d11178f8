import type { Plugin } from '../../plugins/api/server.ts'
import { refuse } from '../errors.ts'
import type { Ground } from '../house.ts'
import { defineFeature, type Scope } from '../operations/feature.ts'
import { contextOf } from '../plugins/feature.ts'
import type { Plugins } from '../plugins/find.ts'
import { contract } from './contract.ts'
import { sealRecord } from './file.ts'
import { keysAddress, makeRecordSigner } from './keys.ts'

/** Records that people take along, for every plugin that composes some. */
export function recordsFeature({ plugins, configuration: { url, secret } }: Ground) {
  const signer = makeRecordSigner(secret)
  return defineFeature({
    contract,
    queries: {
      async read(scope, { person }) {
        const { records, plugin } = recordsOf(plugins, scope)
        const content = await records.compose(contextOf(plugin, scope), person ?? scope.reader.actor.id)
        const head = { issuer: url, issuedAt: new Date(scope.now).toISOString(), kind: plugin.contract.id }
        const sealed = sealRecord(content, head, signer)
        const { title, person: name, issuer, issuedAt, faults } = sealed
        const parts = sealed.parts.map((part) => ({ name: part.name, facts: [...part.facts] }))
        return {
          view: { title, person: name, issuer, issuedAt, parts, faults: [...faults] },
          file: `${JSON.stringify(sealed, null, 2)}\n`,
          keys: `${url}${keysAddress}`,
        }
      },
    },
    commands: {},
  })
}

function recordsOf(plugins: Plugins, { activity }: Scope): { plugin: Plugin; records: NonNullable<Plugin['records']> } {
  const plugin = plugins.get(activity.plugin ?? '')
  if (!plugin?.records) throw refuse('not_found')
  return { plugin, records: plugin.records }
}
