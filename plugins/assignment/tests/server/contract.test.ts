import { describePlugin } from '../../../api/testing.ts'
import { plugin } from '../../server/index.ts'
import { example } from '../example.ts'

describePlugin(plugin, example)
