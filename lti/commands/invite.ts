import { parseArgs } from 'node:util'
import type { Command } from '../../server/part.ts'
import type { Door } from '../oidc/door.ts'
import { createInvitation } from '../services/invitations.ts'

/** `tertulia invite`: the address with which an LMS connects itself, once. */
export const inviteCommand = (door: () => Door): Record<string, Command> => ({
  invite: {
    usage: 'invite',
    async run(args, say) {
      parseArgs({ args: [...args], options: {} })
      const { database, home, now } = door()
      const { invitation, expiresAt } = await database.write((db) => createInvitation(db, now()))
      say(`${home}/lti/register/${invitation}`)
      say(
        `Give this address to one LMS, where it asks for a registration address. It works once, until ${new Date(expiresAt).toISOString()}.`,
      )
    },
  },
})
