import { describePlugin } from '../../plugins/api/testing.ts'
import { example } from './poll/example.ts'
import { plugin } from './poll/server/index.ts'

describePlugin(plugin, example)
