import { describe } from 'vitest'
import type { Contract } from '../../../plugins/api/contract.ts'
import type { Plugin } from '../../../plugins/api/server.ts'
import { testAgreement } from './agreement.ts'
import { testApart } from './apart.ts'
import { testDoors } from './doors.ts'
import type { Example } from './example.ts'
import { testGrades } from './grades.ts'
import { testGuests } from './guests.ts'
import { testPrivacy } from './privacy.ts'
import { testRecords } from './records.ts'
import { testState } from './state.ts'
import { testTaking } from './taking.ts'

/**
 * Holds a plugin to everything that the house promises about plugins. The example gives every command once, by people with
 * the roles that it names.
 */
export function describePlugin<C extends Contract, Tables>(plugin: Plugin<C, Tables>, example: Example<C>): void {
  // The suite asks only for what every plugin has; what is particular to this one is in the example's types.
  const any = plugin as unknown as Plugin
  const life = example as unknown as Example<Contract>
  describe(`The plugin "${plugin.contract.id}"`, () => {
    testAgreement(any, life)
    testDoors(any, life)
    testState(any, life)
    testApart(any, life)
    testPrivacy(any, life)
    if (any.grading) testGrades(any, life)
    if (any.guests) testGuests(any, life)
    if (any.contract.takes) testTaking(any, life)
    if (any.records) testRecords(any, life)
  })
}
