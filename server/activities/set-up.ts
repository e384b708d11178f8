import type { Static } from 'typebox'
import { Value } from 'typebox/value'
import type { Plugin } from '../../plugins/api/server.ts'
import { refuse } from '../errors.ts'
import type { Plugins } from '../plugins/find.ts'
import type { PluginOffer, SetUp } from './contract.ts'

/** Fills in defaults and checks settings against the plugin's contract. Throws `invalid_input` with the path of the fault. */
export function checkSetUp(plugins: Plugins, setUp: Static<typeof SetUp>): Static<typeof SetUp> {
  const plugin = plugins.get(setUp.plugin)
  if (!plugin) throw refuse('invalid_input', '/plugin')
  const title = setUp.title.trim()
  if (title === '') throw refuse('invalid_input', '/title')
  const schema = plugin.contract.settings
  const settings = Value.Clean(schema, Value.Default(schema, Value.Clone(setUp.settings)))
  const [fault] = Value.Errors(schema, settings)
  if (fault) throw refuse('invalid_input', `/settings${fault.instancePath}`)
  return { plugin: setUp.plugin, title, settings: settings as Static<typeof SetUp>['settings'] }
}

/** What a designer can choose from. */
export const listOffers = (plugins: Plugins): Static<typeof PluginOffer>[] => [...plugins.values()].map(offerOf)

const offerOf = ({ contract, texts }: Plugin): Static<typeof PluginOffer> => ({
  id: contract.id,
  graded: contract.graded ?? false,
  icon: contract.icon ?? null,
  schema: contract.settings,
  texts: { en: { ...texts.en }, es: { ...texts.es } },
})
