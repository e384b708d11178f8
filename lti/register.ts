import type { Gradebook } from '../server/grades/gradebook.ts'
import type { House } from '../server/house.ts'
import type { Part } from '../server/part.ts'
import { listChecks } from './checks.ts'
import { deploymentCommands } from './commands/deployment.ts'
import { gradeCommands } from './commands/grades.ts'
import { inviteCommand } from './commands/invite.ts'
import { platformCommands } from './commands/platform.ts'
import { openLtijs } from './ltijs/adapter.ts'
import type { KeyPair } from './ltijs/key-pairs.ts'
import { ltiMigrations } from './migrations/index.ts'
import type { Door } from './oidc/door.ts'
import { openKeysets } from './oidc/keysets.ts'
import { addRoutes } from './oidc/routes.ts'
import { openOutgoing } from './outgoing/outgoing.ts'
import { findDeployment, readOrigins } from './platforms/deployments.ts'
import { findPlatformById, listOwnOrigins } from './platforms/platforms.ts'
import { openColumn } from './services/gradebook.ts'
import { openRosters } from './services/roster.ts'
import { openLtiTables, type DeploymentKey, type LtiDatabase } from './tables.ts'

/** What the front door needs of the house. */
export type FrontDoorHouse = Pick<House, 'configuration' | 'database' | 'arrivals' | 'placements' | 'grades' | 'now'>

interface Making {
  /** Makes the tool's key pair for a new platform; a fresh one when left out. */
  readonly makePair?: () => Promise<KeyPair>
}

/** The front door: LTI 1.3 Advantage. This is the only way into this folder. */
export function ltiPart(house: FrontDoorHouse, making: Making = {}): Part {
  const database = openLtiTables(house.database)
  let opened: Door | undefined
  // Made when first needed: `tertulia help` makes parts, too, and should not wait for libraries.
  const door = () => (opened ??= openDoor(house, database, making))
  const gradebook: Gradebook = { open: (column) => openColumn(door(), column) }
  return {
    name: 'lti',
    migrations: ltiMigrations,
    async routes(app) {
      app.addHook('onClose', async () => {
        await door().rosters.settle()
        door().outgoing.close()
      })
      await addRoutes(app, door())
    },
    gradebook,
    frameAncestors: (platform) => listFrameAncestors(database, platform),
    commands: {
      ...platformCommands(door),
      ...deploymentCommands(door),
      ...inviteCommand(door),
      ...gradeCommands(house.grades, gradebook),
    },
    checks: () => listChecks(door()),
  }
}

function openDoor(
  { configuration, arrivals, placements, now }: FrontDoorHouse,
  database: LtiDatabase,
  { makePair }: Making,
): Door {
  const outgoing = openOutgoing(configuration)
  const ltijs = openLtijs(database, { outgoing, secret: configuration.secret, now, makePair })
  return {
    home: configuration.url,
    database,
    arrivals,
    placements,
    outgoing,
    ltijs,
    keysets: openKeysets(outgoing, now),
    rosters: openRosters({ database, ltijs, arrivals, now }),
    now,
  }
}

/** Who may frame the page that a launch led to: the platform itself, and where its signed messages came from. */
function listFrameAncestors(database: LtiDatabase, platform: string): Promise<readonly string[]> {
  return database.read(async (db) => {
    const deployment = await findDeployment(db, platform as DeploymentKey)
    const row = deployment && (await findPlatformById(db, deployment.platform_id))
    return row ? [...new Set([...listOwnOrigins(row), ...readOrigins(deployment.frame_origins)])] : []
  })
}
