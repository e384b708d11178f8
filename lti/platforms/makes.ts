import { blackboard } from './blackboard.ts'
import { canvas } from './canvas.ts'
import { moodle } from './moodle.ts'
import { ordinary, type Make, type Signs } from './platform.ts'

/** The first that recognises a platform answers for it; `ordinary` recognises all. */
const makes = [moodle, canvas, blackboard, ordinary]

export const recogniseMake = (signs: Signs): Make => makes.find((make) => make.recognises(signs)) ?? ordinary

/** The make of a stored platform; a kind that this release does not know is treated as ordinary. */
export const readMake = (kind: string): Make => makes.find((make) => make.kind === kind) ?? ordinary
