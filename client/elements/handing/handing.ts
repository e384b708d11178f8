import './choice-mark.ts'
import './hand-panel.ts'

export { Choosing } from './choosing.ts'
