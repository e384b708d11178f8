import { parseArgs } from 'node:util'
import { Refusal } from '../../plugins/api/refusal.ts'
import type { Command } from '../../server/part.ts'
import type { Door } from '../oidc/door.ts'
import { approveDeployment, listDeployments } from '../platforms/deployments.ts'
import type { DeploymentKey } from '../tables.ts'

/** `tertulia deployment list|approve`. */
export const deploymentCommands = (door: () => Door): Record<string, Command> => ({
  'deployment list': {
    usage: 'deployment list',
    async run(args, say) {
      parseArgs({ args: [...args], options: {} })
      const deployments = await door().database.read((db) => listDeployments(db))
      if (deployments.length === 0) say('No deployment is known yet.')
      for (const { id, status, deployment_id, name, issuer, client_id } of deployments)
        say(`${id}  ${status.padEnd(8)}  ${deployment_id}  of ${name ?? issuer}, client ${client_id}`)
    },
  },
  'deployment approve': {
    usage: 'deployment approve DEPLOYMENT',
    async run(args, say) {
      // A key may begin with a dash, and is no option for that.
      const words = args.filter((word) => word !== '--')
      const { positionals } = parseArgs({ args: ['--', ...words], options: {}, allowPositionals: true })
      const [key] = positionals
      if (!key || positionals.length > 1)
        throw new Refusal(
          'option_missing',
          400,
          'Say which deployment: the first word of its line in `deployment list`.',
        )
      const found = await door().database.write((db) => approveDeployment(db, key as DeploymentKey))
      if (!found) throw new Refusal('not_found', 404, `There is no deployment ${key}.`)
      say(`Deployment ${key} is let in from now on.`)
    },
  },
})
