import { defineFeature } from '../operations/feature.ts'
import { endOfDownload } from './addresses.ts'
import { admitTo, type Downloads } from './catalogue.ts'
import { contract } from './contract.ts'

/** Downloads, for every activity. */
export const downloadsFeature = (downloads: Downloads) =>
  defineFeature({
    contract,
    queries: {
      async open(scope, { download: name, input }) {
        const { run, input: parsed } = admitTo(downloads, scope, { name, input })
        // Whether there is anything for this person is found out by the download itself.
        await run(scope, parsed as never)
        const until = endOfDownload(scope.now)
        const ticket = { activity: scope.activity.id, name, input, person: scope.reader.actor.id, until }
        return { address: downloads.signer.addressOf(ticket), until }
      },
    },
    commands: {},
  })
