import { Type } from 'typebox'
import { Time } from '../../plugins/api/contract.ts'

/** Downloads, of every plugin and of the core: where they can be fetched, by a plain GET, as a link does it. */
export const contract = {
  id: 'downloads',
  queries: {
    /** Throws as the download itself would, so that a page can say why not before anything is fetched. */
    open: {
      can: 'view',
      fresh: true,
      input: Type.Object({
        /** `<feature>.<download>` */
        download: Type.String({ maxLength: 100 }),
        /** What it is given, as JSON. */
        input: Type.String({ maxLength: 2000 }),
      }),
      output: Type.Object({
        address: Type.String(),
        /** The address stops working then: minutes from now. */
        until: Time,
      }),
    },
  },
  commands: {},
  events: {},
} as const
