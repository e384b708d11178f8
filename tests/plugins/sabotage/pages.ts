import { describe } from 'vitest'
import { describePluginPages } from '../../../plugins/api/testing-pages.ts'
import { example } from '../poll/example.ts'
import { plugin as poll } from '../poll/server/index.ts'

const sabotaged = {
  'has a button without a name, and pale words': './client-with-barriers.ts',
  'is wider than a phone': './client-wide.ts',
  'has no element': './client-without-element.ts',
}

for (const [name, client] of Object.entries(sabotaged))
  describe(name, () => describePluginPages(poll, example, { client: new URL(client, import.meta.url) }))
