import type { ConversationId } from '../../api/contract.ts'
import type { Example } from '../../api/testing.ts'
import type { contract, RoomWithPeople } from '../contract.ts'
import { states } from '../state.ts'

/** The life in which the contract suite meets it. */
export const example: Example<typeof contract> = {
  settings: { purpose: 'What comes up between two visits.', direct: 'everybody', groups: true },
  steps: [
    { command: 'openRoom', as: 'learner', input: { key: 'all' } },
    { command: 'openRoom', as: 'mentor', input: { key: 'all' } },
    { command: 'openDirect', as: 'learner', input: (_answers, _files, personWho) => ({ person: personWho('mentor') }) },
    { command: 'openDirect', as: 'mentor', input: (_answers, _files, personWho) => ({ person: personWho('learner') }) },
    {
      command: 'openDirect',
      as: 'facilitator',
      input: (_answers, _files, personWho) => ({ person: personWho('learner') }),
    },
    {
      command: 'makeGroup',
      as: 'learner',
      input: (_answers, _files, personWho) => ({ name: 'Grinder night', people: [personWho('facilitator')] }),
    },
    {
      command: 'renameGroup',
      as: 'learner',
      input: ({ makeGroup }) => ({ ...idOf(makeGroup), name: 'Grinder nights' }),
    },
    {
      command: 'addToGroup',
      as: 'learner',
      input: ({ makeGroup }, _files, personWho) => ({ ...idOf(makeGroup), people: [personWho('mentor')] }),
    },
    { command: 'renameGroup', as: 'mentor', input: ({ makeGroup }) => ({ ...idOf(makeGroup), name: 'Grinders' }) },
    { command: 'leaveGroup', as: 'learner', input: ({ makeGroup }) => idOf(makeGroup) },
    { command: 'leaveGroup', as: 'mentor', input: ({ makeGroup }) => idOf(makeGroup) },
  ],
  queries: { listRooms: {} },
  states,
}

// A group is in addresses by its conversation.
const idOf = ({ room }: RoomWithPeople) => ({ conversation: room.key as ConversationId })
