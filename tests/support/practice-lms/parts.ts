import type { FastifyInstance } from 'fastify'
import type { PlatformKeys } from './keys.ts'
import type { Launches } from './launches.ts'
import type { Mood, StorageBehaviour } from './moods/mood.ts'
import type { Received } from './received.ts'
import type { Sessions } from './sessions.ts'
import type { Tokens } from './tokens.ts'
import type { Traffic } from './traffic.ts'
import type { Invitations } from './registration.ts'
import type { World } from './world.ts'

/** What every part of the LMS is given. `url` is known once it listens. */
export interface Parts {
  app: FastifyInstance
  mood: Mood
  world: World
  keys: PlatformKeys
  launches: Launches
  sessions: Sessions
  tokens: Tokens
  invitations: Invitations
  traffic: Traffic
  received: Received
  /** What tests may turn while it runs. */
  levers: { storage: StorageBehaviour; sharesPictures: boolean }
  site: Site
}

/** How the LMS calls itself to the world. */
export interface Site {
  /** Its address, without a slash at the end. */
  url: string
  issuer: string
  name: string
  description: string
}
