import type { Migrations } from '../../server/database/database.ts'
import { frontDoor } from './001_front_door.ts'
import { lineItems } from './002_line_items.ts'
import { loginsByState } from './003_logins_by_state.ts'

/** The front door's tables, in order. A migration that has shipped never changes. */
export const ltiMigrations: Migrations = {
  '001_front_door': frontDoor,
  '002_line_items': lineItems,
  '003_logins_by_state': loginsByState,
}
