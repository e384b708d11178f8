import { defineStates } from '../api/state.ts'
import type { contract } from './contract.ts'

/** Who waits for the room to be opened by somebody else finds it open. */
export const states = defineStates<typeof contract>({
  readRoom: {
    roomOpened: (room, { conversation }) => (room.conversation === conversation ? room : { conversation }),
  },
})
