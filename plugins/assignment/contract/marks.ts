import { Type, type Static } from 'typebox'

/** How far a criterion was met: 0 or 1 on a checklist, the place of the level in a rubric. */
export const Mark = Type.Object({ criterion: Type.String(), level: Type.Integer({ minimum: 0, maximum: 9 }) })
export type Mark = Static<typeof Mark>
