import { defineStates } from '../api/state.ts'
import type { contract } from './contract.ts'

/** What each may see of a work differs; so pages ask again when an event says that something of it has changed. */
export const states = defineStates<typeof contract>({})
